#if Socket
    import HTTPTypes
    @testable import SignetGatewayServer
    import Testing

    /// What is not HTTP, or not safely so, is answered once and the connection closed.
    struct MalformedRequestTests {
        struct Case: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let request: String
            let status: String

            init(_ name: String, _ request: String, _ status: String = "400 Bad Request") {
                testDescription = name
                self.request = request
                self.status = status
            }
        }

        static let cases = [
            Case("bare LF", "GET / HTTP/1.1\nHost: a\n\n"),
            Case("LF after a field", "GET / HTTP/1.1\r\nHost: a\nX: 1\r\n\r\n"),
            Case("no Host", "GET / HTTP/1.1\r\n\r\n"),
            Case("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"),
            Case("empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n"),
            Case("space in Host", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"),
            Case(
                "CL and TE",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            Case("two CLs", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na"),
            Case("signed CL", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\na"),
            Case("unknown coding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
            Case("chunked 1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            Case(
                "bad chunk size",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n"),
            Case(
                "bad chunk end", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloXX0\r\n\r\n"
            ),
            Case("space before colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n"),
            Case("folded field", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n  2\r\n\r\n"),
            Case("control character", "GET / HTTP/1.1\r\nHost: a\r\nX: a\u{1}b\r\n\r\n"),
            Case("NUL", "GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n"),
            Case("no version", "GET /\r\nHost: a\r\n\r\n"),
            Case("HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n"),
            Case("space in target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"),
            Case("target without slash", "GET a HTTP/1.1\r\nHost: a\r\n\r\n"),
            Case("quote in target", "GET /\"\\ HTTP/1.1\r\nHost: a\r\n\r\n"),
            Case("fragment in target", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n"),
            Case("user in target", "GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n"),
            Case("asterisk", "GET * HTTP/1.1\r\nHost: a\r\n\r\n"),
            Case("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n"),
            Case("TLS", "\u{16}\u{3}\u{1}\u{0}\u{5}hello\r\n\r\n"),
            Case("cut head", "GET / HTTP/1.1\r\nHost: a\r\n"),
            Case("cut body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhell"),
            Case(
                "expectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nContent-Length: 1\r\n\r\na",
                "417 Expectation Failed"),
            Case(
                "huge line", "GET /" + String(repeating: "a", count: 70_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "431 Request Header Fields Too Large"),
            Case(
                "huge head",
                "GET / HTTP/1.1\r\nHost: a\r\n"
                    + String(repeating: "X: " + String(repeating: "a", count: 997) + "\r\n", count: 70)
                    + "\r\n", "431 Request Header Fields Too Large"),
            Case(
                "many fields", "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: 1\r\n", count: 300) + "\r\n",
                "431 Request Header Fields Too Large"),
            Case(
                "huge length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10485761\r\n\r\n", "413 Content Too Large"
            ),
        ]

        @Test(
            "A malformed request is refused in JSON, never reaches the handler, and ends the connection",
            arguments: cases)
        func refused(_ refused: Case) async throws {
            let echo = Echo()
            try await withServer(echo) { endpoints in
                let peer = try connect(endpoints)
                await peer.send(refused.request)
                peer.finish()
                let response = await peer.response()
                #expect(response.status == "HTTP/1.1 \(refused.status)")
                #expect(response.has("Connection: close"))
                #expect(response.has("Content-Type: application/json"))
                #expect(response.body.hasPrefix("{\"message\":\"") && response.body.hasSuffix("\"}"))
                #expect(await peer.readToEnd().isEmpty)
            }
            #expect(echo.targets.isEmpty)
        }

        @Test("The reason is valid JSON even where it quotes what arrived")
        func escaped() {
            let refusal = Refusal(.badRequest, "a \"b\" \\ \u{1}\n é")
            #expect(refusal.json == "{\"message\":\"a \\\"b\\\" \\\\ \\u0001\\u000a é\"}")
        }
    }
#endif
