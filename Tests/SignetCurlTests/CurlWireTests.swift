#if Curl
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    @Suite struct CurlWireTests {
        struct Case: Sendable, CustomTestStringConvertible {
            let method: String
            let body: Body
            let framing: String
            var testDescription: String { "\(method) with \(body)" }
        }

        private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get", "X-FROB"]
        private static let anticipating: Set = ["POST", "PUT", "PATCH"]

        static let cases = methods.flatMap { method in
            [
                Case(
                    method: method, body: .none,
                    framing: anticipating.contains(method) ? "Content-Length: 0\r\n\r\n" : "\r\n"),
                Case(method: method, body: .bytes([0, 13, 10, 255]), framing: "Content-Length: 4\r\n\r\n\0\r\n\u{FF}"),
                Case(
                    method: method, body: .stream(length: 3, replay: .replayable) { Chunks(["a", "bc"]) },
                    framing: "Content-Length: 3\r\n\r\nabc"),
                Case(
                    method: method, body: .stream(replay: .replayable) { Chunks(["abc"]) },
                    framing: "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
            ]
        }

        @Test("What arrives is the request line, Host, the fields as given, and the framing", arguments: cases)
        func sendsExactBytes(_ rule: Case) async throws {
            let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            let request = try Request(
                method: rule.method, url: server.url + "/a/../b?c=%zz",
                headers: [("x-b", "2"), ("X-A", "a  b"), ("x-b", ""), ("X-B", "1")], body: rule.body)
            let response = try await CurlTransport().send(request)
            let sent = try #require(await server.requests(count: 1).first).bytes

            let expected =
                "\(rule.method) /a/../b?c=%zz HTTP/1.1\r\nHost: \(server.authority)\r\n"
                + "x-b: 2\r\nX-A: a  b\r\nx-b:\r\nX-B: 1\r\n" + rule.framing
            #expect(response.status == .noContent)
            #expect(sent == expected.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
        }

        @Test("A field value that is not UTF-8 is sent, and received, byte for byte")
        func keepsObsoleteText() async throws {
            let answer = Array("HTTP/1.1 204 No Content\r\nX-B: caf".utf8) + [0xE9] + Array("\r\n\r\n".utf8)
            let server = try RawServer(.repeating(.readRequest, .send(answer)))
            var request = try Request(.get, server.url)
            let name = try #require(HTTPField.Name("X-A"))
            let latin = HTTPField(name: name, value: [0x63, 0xE9])
            request.head.headerFields.append(latin)
            let response = try await CurlTransport().send(request)

            let sent = try #require(await server.requests(count: 1).first).bytes
            #expect(sent.suffix(11).elementsEqual(Array("X-A: c".utf8) + [0xE9, 13, 10, 13, 10]))
            let field = try #require(response.headers.first)
            #expect(field.withUnsafeBytesOfValue { Array($0) } == Array("caf".utf8) + [0xE9])
        }

        @Test("Proxy variables, in any case, are not read")
        func ignoresProxyVariables() async throws {
            let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            let request = try Request(.get, "http://signet.invalid:\(server.port)/")
            let resolve = [ResolveOverride(host: "signet.invalid", port: server.port, address: "127.0.0.1")]
            let response = try await CurlTransport(resolve: resolve).send(request)
            #expect(response.status == .noContent)
            #expect(response.connection.remoteAddress == server.authority)
            #expect(await server.requests(count: 1).map(\.requestLine) == ["GET / HTTP/1.1"])
        }
    }
#endif
