import HTTPTypes
import SignetCore

/// A response that arrives in pieces is the response that arrives whole: each of these is sent whole, cut in two at every
/// byte, and byte by byte.
extension ConformanceCase {
    /// Well formed, or tolerated: what does no harm, servers do, and no two clients read differently.
    static let splits: [ConformanceCase] = [
        split("A body of stated length", Canned.hello, .response("hello")),
        split("A chunked body", chunked("5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n"), .response("hello!")),
        split(
            "A chunked body with extensions", chunked("5;a=b\r\nhello\r\n1;c=\"d e\"\r\n!\r\n0;e\r\n\r\n"),
            .response("hello!")),
        split(
            "A chunk size with zeros before it, in either case of letter",
            chunked("00A\r\n0123456789\r\n00a\r\n0123456789\r\n000\r\n\r\n"), .response("01234567890123456789")),
        split(
            "A chunked body with trailer fields", needs: [.responseTrailers],
            chunked("5\r\nhello\r\n0\r\nX-T: 1\r\nX-U:2 \r\n\r\n"), .response("hello", trailers: trailers)),
        split(
            "A body without length", "HTTP/1.1 200 OK\r\nX-A: 1\r\n\r\nhello", ends: true,
            .response("hello", fields: [("X-A", ["1"])])),
        split("A response of HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", .response("hello")),
        split(
            "A response of HTTP/1.0 without length", "HTTP/1.0 200 OK\r\n\r\nhello", ends: true, .response("hello")),
        split("A 204 response", "HTTP/1.1 204 No Content\r\n\r\n", .response(204)),
        split("A 304 response", "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", .response(304)),
        split(
            "A response to HEAD", method: .head, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", .response()),
        split(
            "An interim response and the final one", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + Canned.hello,
            .response("hello", fields: [("Link", [])])),
        split(
            "Five interim responses, with reason and without", needs: [.responseGrammar],
            String(repeating: "HTTP/1.1 102\r\n\r\n", count: 2)
                + String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 3)
                + Canned.ok, .response()),
        split("A status line without a reason", "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n", .response()),
        split(
            "A status line without a reason and the space before it", needs: [.responseGrammar],
            "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
            .response()),
        split(
            "A reason with spaces, a tab and letters beyond ASCII", needs: [.responseGrammar],
            "HTTP/1.1 200  O\tK \u{C3}\u{A9}\u{E9}\r\nContent-Length: 0\r\n\r\n", .response()),
        split("The status 999", "HTTP/1.1 999 Why\r\nContent-Length: 5\r\n\r\nhello", .response(999, "hello")),
        split(
            "Field lines without and with white space around their values", needs: [.responseGrammar],
            head("X-A:1\r\nX-B:\t2 \t\r\nX-C:\r\nX-D: \r\n"),
            .response(fields: [("X-A", ["1"]), ("X-B", ["2"]), ("X-C", [""]), ("X-D", [""])])),
        split(
            "Field values beyond ASCII", needs: [.opaqueFieldValues],
            head("X-A: caf\u{C3}\u{A9}\r\nX-B: \u{80}\u{FF}\r\n"),
            .response(fields: [("X-A", ["café"])])),
        split(
            "Every character of a field name", head("!#$%&'*+-.^_`|~09azAZ: 1\r\n"),
            .response(fields: [("!#$%&'*+-.^_`|~09azAZ", ["1"])])),
        split(
            "Fields with one name in different case", needs: [.duplicateHeaders], head("X-Case: 1\r\nx-case: 2\r\n"),
            .response(fields: [("X-Case", ["1", "2"])])),
        split(
            "A Content-Length with zeros before it", "HTTP/1.1 200 OK\r\nContent-Length: 0005\r\n\r\nhello",
            .response("hello")),
        split(
            "Transfer-Encoding in capitals", needs: [.responseGrammar],
            "HTTP/1.1 200 OK\r\ntransfer-encoding:CHUNKED\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            .response("hello")),
    ]

    /// Each character of `response` stands for one byte, U+00E9 for 0xE9.
    static func split(
        _ what: String, needs: [TransportCapabilities.Item] = [], method: HTTPRequest.Method = .get,
        _ response: String, ends: Bool = false, _ outcome: Outcome
    ) -> ConformanceCase {
        ConformanceCase(
            "\(what): accepted, and read alike however it is split", needs: needs,
            SplitTrial(method: method, response: bytes(response), ends: ends, outcome: outcome))
    }

    /// A response whose head must be refused, however it is split.
    static func malformed(
        _ what: String, needs: [TransportCapabilities.Item] = [], method: HTTPRequest.Method = .get, _ response: String
    ) -> ConformanceCase {
        ConformanceCase(
            "\(what): refused, however it is split", needs: needs,
            SplitTrial(
                method: method, response: bytes(response), ends: false,
                outcome: .failure(.malformedResponse, during: .awaitHead, sent: true)))
    }

    /// A response whose chunked body must fail, however it is split.
    static func malformed(
        _ what: String, needs: [TransportCapabilities.Item] = [], body: String, after content: String
    ) -> ConformanceCase {
        ConformanceCase(
            "\(what): the body fails, however it is split", needs: needs,
            SplitTrial(
                method: .get, response: bytes(chunked(body)), ends: false,
                outcome: .brokenBody(after: content, .malformedResponse)))
    }

    /// A response that is cut short, however it is split.
    static func truncated(
        _ what: String, needs: [TransportCapabilities.Item] = [], _ response: String, _ outcome: Outcome
    ) -> ConformanceCase {
        ConformanceCase(
            "\(what): an error, however it is split", needs: needs,
            SplitTrial(method: .get, response: bytes(response), ends: true, outcome: outcome))
    }

    static func bytes(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    private static func head(_ fields: String) -> String {
        "HTTP/1.1 200 OK\r\n\(fields)Content-Length: 0\r\n\r\n"
    }

    private static let trailers: HTTPFields = {
        var trailers = HTTPFields()
        for (name, value) in [("X-T", "1"), ("X-U", "2")] {
            if let name = HTTPField.Name(name) { trailers.append(HTTPField(name: name, value: value)) }
        }
        return trailers
    }()
}
