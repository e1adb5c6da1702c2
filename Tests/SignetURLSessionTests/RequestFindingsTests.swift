#if URLSession
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetURLSession
    import Testing

    /// What Foundation or libcurl would do to a request, and does not.
    @Suite struct RequestFindingsTests {
        private static let transport = URLSessionTransport()

        @Test(
            "A target that libcurl or Foundation would change is refused, and nothing is sent",
            arguments: [
                "/a%2Fb/../c//d", "/a/./b", "/a/..", "/..", "/%2e%2e/b", "/a/%2E/b", "/p%zz", "/?q=%zz", "/?q=%",
                "/a[b]",
                "/?a[b]=%5B",
            ])
        func refusesTarget(target: String) async throws {
            let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            let request = try Request(.get, server.url + target)
            let error = await #expect(throws: TransportError.self) { try await Self.transport.send(request) }
            #expect(error?.kind == .unsupported)
            #expect(error?.requestMayHaveBeenSent == false)
            #expect(server.accepted == 0)
        }

        @Test("OPTIONS for the whole server is refused")
        func refusesAsterisk() async throws {
            var request = try Request(.options, "http://127.0.0.1:1/")
            request.head.path = "*"
            let error = await #expect(throws: TransportError.self) { try await Self.transport.send(request) }
            #expect(error?.kind == .unsupported)
        }

        @Test(
            "A host that Foundation and libcurl read differently is refused, and nothing is sent",
            arguments: ["127.1", "0x7f000001", "2130706433", "0177.0.0.1"])
        func refusesShorthand(host: String) async throws {
            let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            let error = await #expect(throws: TransportError.self) {
                try await Self.transport.send(try Request(.get, "http://\(host):\(server.port)/"))
            }
            #expect(error?.requestMayHaveBeenSent == false)
            #expect(server.accepted == 0)
        }

        @Test("Nothing is added to a request but Host and what frames its body", arguments: ["GET", "POST", "DELETE"])
        func addsNothing(method: String) async throws {
            let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            let request = try Request(
                method: method, url: server.url, headers: [], body: method == "POST" ? .text("hello") : .none)
            _ = try await Self.transport.send(request)
            let names = try #require(await server.requests(count: 1).first).fields.map(\.name)
            #expect(names == (method == "POST" ? ["Host", "Content-Length"] : ["Host"]))
        }

        @Test("A line end in a field set without validation sends no field of its own")
        func injectsNothing() async throws {
            let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            var request = try Request(.get, server.url)
            let name = try #require(HTTPField.Name("X-A"))
            request.head.headerFields.append(HTTPField(name: name, value: "a\r\nInjected: 1\0"))
            _ = try await Self.transport.send(request)
            let recorded = try #require(await server.requests(count: 1).first)
            #expect(recorded.fields.map(\.name) == ["Host", "X-A"])
        }

        @Test("Bytes are sent with one Content-Length, wherever it stands", arguments: [true, false])
        func statesLengthOnce(isGiven: Bool) async throws {
            let content = [UInt8](repeating: 0x61, count: 200_000)
            let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            let request = try Request(
                method: "POST", url: server.url, headers: isGiven ? [("Content-Length", "200000"), ("X-A", "1")] : [],
                body: .bytes(content))
            _ = try await Self.transport.send(request)
            let recorded = try #require(await server.requests(count: 1).first)
            #expect(recorded["Content-Length"] == ["200000"])
            #expect(recorded["Transfer-Encoding"] == [])
            #expect(recorded["Expect"] == [])
            #expect(recorded.content == content)
        }

        @Test("A file that has grown is sent as long as it was")
        func clampsFile() async throws {
            let file = try #require(TemporaryFile([UInt8](repeating: 1, count: 1000)))
            let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            let body = try await Body.file(file.path)
            #expect(file.setLength(2000))
            _ = try await Self.transport.send(Request(.put, server.url, body: body))
            let recorded = try #require(await server.requests(count: 1).first)
            #expect(recorded.content.count == 1000)
        }

        @Test("A file that has shrunk fails the request, which does not wait for what is missing")
        func failsShortFile() async throws {
            let file = try #require(TemporaryFile([UInt8](repeating: 1, count: 1000)))
            let server = try RawServer(.once(.readRequest, .readToEnd))
            let request = try Request(.put, server.url, body: await .file(file.path))
            #expect(file.setLength(500))
            let error = await #expect(throws: TransportError.self) { try await Self.transport.send(request) }
            #expect(error?.kind == .invalidRequest)
            #expect(error?.phase == .sendBody)
            #expect(await server.endedByPeer(count: 1) == 1)
        }
    }
#endif
