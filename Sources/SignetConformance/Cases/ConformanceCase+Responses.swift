import HTTPTypes
import SignetCore

extension ConformanceCase {
    /// Bodies arrive whole, as they are, and while they are sent (RFC 9112 §6–7).
    static let responses: [ConformanceCase] = [
        answering("A body of stated length is delivered", Canned.hello, .response("hello")),
        answering("An empty body is delivered", Canned.ok, .response()),
        answering(
            "A chunked body is delivered without its framing", chunked("5\r\nhello\r\n1;a=\"b\"\r\n!\r\n0\r\n\r\n"),
            .response("hello!")),
        answering("A chunked body may be empty", chunked("0\r\n\r\n"), .response()),
        ConformanceCase(
            "A body without length ends with the connection",
            .once(.readRequest, .send("HTTP/1.1 200 OK\r\nX-A: 1\r\n\r\nhello"), .close),
            Exchange(.request(), .response("hello"))),
        ConformanceCase(
            "The head and each part of a body are delivered as they arrive",
            .once(
                .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"), .stall, .send("llo"), .readToEnd),
            Exchange(.request(), .readReleasingServer, .response("hello"))),
        ConformanceCase(
            "Trailer fields are delivered after the body, apart from the header fields", needs: [.responseTrailers],
            .opening(with: chunked("5\r\nhello\r\n0\r\nX-T: 1\r\n\r\n")),
            Exchange(.request(), .response("hello", fields: [("X-T", [])], trailers: trailers))),
        answering(
            "Interim responses are not the response",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + Canned.hello,
            .response("hello", fields: [("Link", [])])),
        answering(
            "A single interim response is not the response", "HTTP/1.1 100 Continue\r\n\r\n" + Canned.hello,
            .response("hello")),
        ConformanceCase(
            "Interim responses are delivered beside the response", needs: [.informationalResponses],
            .opening(with: "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + Canned.hello),
            Exchange(.request(), .response("hello", informational: [103]))),
        ConformanceCase(
            "An encoded body is delivered as it was sent", needs: [.undecodedBody],
            .once(.readRequest, .send(gzipHead), .send(gzipped), .readToEnd),
            Exchange(.request(), .response(fields: [("Content-Encoding", ["gzip"])], bytes: gzipped))),
        ConformanceCase(
            "Set-Cookie fields stay separate", needs: [.duplicateHeaders],
            .opening(with: head("Set-Cookie: a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT\r\nSet-Cookie: b=2\r\n")),
            Exchange(
                .request(),
                .response(fields: [("Set-Cookie", ["a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT", "b=2"])]))),
        answering(
            "Header field values are delivered without the white space around them",
            head("X-A:  a  b \r\nETag: \"1\"\r\nX-Empty:\r\n"),
            .response(fields: [("x-a", ["a  b"]), ("etag", ["\"1\""]), ("x-empty", [""])])),
    ]

    static func chunked(_ body: String) -> String {
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body
    }

    private static func head(_ fields: String) -> String {
        "HTTP/1.1 200 OK\r\n\(fields)Content-Length: 0\r\n\r\n"
    }

    private static let trailers: HTTPFields = HTTPField.Name("X-T").map { [$0: "1"] } ?? [:]

    private static let gzipHead =
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(gzipped.count)\r\n\r\n"

    /// "hello", as `gzip -n` writes it.
    private static let gzipped: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x86,
        0xA6, 0x10, 0x36, 0x05, 0x00, 0x00, 0x00,
    ]

    static func answering(_ name: String, _ response: String, _ outcome: Outcome) -> ConformanceCase {
        ConformanceCase(name, .opening(with: response), Exchange(.request(), outcome))
    }
}
