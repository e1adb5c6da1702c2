import HTTPTypes
import SignetWire
import Testing

/// A response, its bytes, and what they mean: read by the decoder, written by the encoder.
struct ResponseCase: Sendable, CustomTestStringConvertible {
    let name: String
    var method: HTTPRequest.Method = .get
    let bytes: String
    let status: HTTPResponse.Status
    var fields: [(String, String)] = []
    var framing: MessageFraming
    var body: [String] = []
    var trailers: [(String, String)] = []
    var keepsConnection = true

    var testDescription: String { name }

    static let all: [ResponseCase] = [
        ResponseCase(
            name: "a body with a length",
            bytes: "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello",
            status: .ok, fields: [("Content-Type", "text/plain")], framing: .contentLength(5), body: ["hello"]),
        ResponseCase(
            name: "an empty body with a length", bytes: "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
            status: .notFound, framing: .contentLength(0)),
        ResponseCase(
            name: "a chunked body",
            bytes:
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n",
            status: .ok, framing: .chunked, body: ["hello", "0123456789abcdef"]),
        ResponseCase(
            name: "an empty chunked body", bytes: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            status: .ok, framing: .chunked),
        ResponseCase(
            name: "trailer fields",
            bytes: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-Sum: 1\r\nx-sum: 2\r\n\r\n",
            status: .ok, framing: .chunked, body: ["a"], trailers: [("X-Sum", "1"), ("x-sum", "2")]),
        ResponseCase(
            name: "a body until the connection closes", bytes: "HTTP/1.1 200 OK\r\nX-A: b\r\n\r\nrest of it",
            status: .ok, fields: [("X-A", "b")], framing: .untilClose, body: ["rest of it"], keepsConnection: false),
        ResponseCase(
            name: "no body in a 204", bytes: "HTTP/1.1 204 No Content\r\nX-A: b\r\n\r\n", status: .noContent,
            fields: [("X-A", "b")], framing: .none),
        ResponseCase(
            name: "no body in a 304 that states a length",
            bytes: "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\nContent-Length: 100\r\n\r\n", status: .notModified,
            fields: [("ETag", "\"x\"")], framing: .contentLength(100)),
        ResponseCase(
            name: "no body after HEAD", method: .head, bytes: "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n",
            status: .ok, framing: .contentLength(1000)),
        ResponseCase(
            name: "no body after HEAD of something chunked", method: .head,
            bytes: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", status: .ok, framing: .chunked),
        ResponseCase(
            name: "order, case and duplicates of fields",
            bytes: "HTTP/1.1 200 OK\r\nx-B: 1\r\nX-a: 2\r\nX-b: 3\r\nSet-Cookie: a=1, b\r\nSet-Cookie: c=2\r\n"
                + "X-Empty:\r\nContent-Length: 0\r\n\r\n",
            status: .ok,
            fields: [
                ("x-B", "1"), ("X-a", "2"), ("X-b", "3"), ("Set-Cookie", "a=1, b"), ("Set-Cookie", "c=2"),
                ("X-Empty", ""),
            ], framing: .contentLength(0)),
        ResponseCase(
            name: "a connection that closes",
            bytes: "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            status: .ok, fields: [("Connection", "close")], framing: .contentLength(0), keepsConnection: false),
        ResponseCase(
            name: "an unregistered status", bytes: "HTTP/1.1 999 \r\nContent-Length: 0\r\n\r\n",
            status: .init(code: 999), framing: .contentLength(0)),
        ResponseCase(
            name: "text that is not ASCII", bytes: "HTTP/1.1 200 Fünf\r\nX-A: é\r\nContent-Length: 3\r\n\r\n€",
            status: .init(code: 200, reasonPhrase: "Fünf"), fields: [("X-A", "é")], framing: .contentLength(3),
            body: ["€"]),
    ]
}
