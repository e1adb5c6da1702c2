import HTTPTypes
import SignetWire
import Testing

/// A request, its bytes, and what they mean: read by the decoder, written by the encoder.
struct RequestCase: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: String
    var method: HTTPRequest.Method = .get
    let target: String
    var host = "a.example"
    var fields: [(String, String)] = []
    var framing: MessageFraming = .none
    var body: [String] = []
    var trailers: [(String, String)] = []
    var keepsConnection = true

    var testDescription: String { name }

    static let all: [RequestCase] = [
        RequestCase(name: "the least there is", bytes: "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n", target: "/"),
        RequestCase(
            name: "order, case and duplicates of fields",
            bytes: "GET /p HTTP/1.1\r\nHost: a.example:8080\r\nx-B: 1\r\nX-a: 2\r\nX-b: 3\r\nX-Empty:\r\n\r\n",
            target: "/p", host: "a.example:8080",
            fields: [("x-B", "1"), ("X-a", "2"), ("X-b", "3"), ("X-Empty", "")]),
        RequestCase(
            name: "a target with everything that is left alone",
            bytes: "GET /a%2Fb/../c//d/%7e/;:@*'(),!$&+=~[]?q=%zz&x=%20 HTTP/1.1\r\nHost: a.example\r\n\r\n",
            target: "/a%2Fb/../c//d/%7e/;:@*'(),!$&+=~[]?q=%zz&x=%20"),
        RequestCase(
            name: "the asterisk form", bytes: "OPTIONS * HTTP/1.1\r\nHost: a.example\r\n\r\n", method: .options,
            target: "*"),
        RequestCase(
            name: "a body with a length",
            bytes: "POST /p HTTP/1.1\r\nHost: a.example\r\nContent-Type: a/b\r\nContent-Length: 5\r\n\r\nhello",
            method: .post, target: "/p", fields: [("Content-Type", "a/b")], framing: .contentLength(5),
            body: ["he", "llo"]),
        RequestCase(
            name: "a chunked body with trailer fields",
            bytes:
                "PUT /p HTTP/1.1\r\nHost: a.example\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n"
                + "X-Sum: 1\r\n\r\n",
            method: .put, target: "/p", framing: .chunked, body: ["he", "llo"], trailers: [("X-Sum", "1")]),
        RequestCase(
            name: "an unregistered method in lower case", bytes: "get!x /p HTTP/1.1\r\nHost: a.example\r\n\r\n",
            method: HTTPRequest.Method("get!x") ?? .get, target: "/p"),
        RequestCase(
            name: "a connection that closes", bytes: "GET / HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n",
            target: "/", fields: [("Connection", "close")], keepsConnection: false),
    ]
}
