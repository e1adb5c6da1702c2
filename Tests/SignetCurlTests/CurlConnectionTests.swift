#if Curl
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    /// When a connection is used again, and what happens when it dies in between.
    @Suite struct CurlConnectionTests {
        private static let hello = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"

        struct Repeatable: Sendable, CustomTestStringConvertible {
            let method: HTTPRequest.Method
            let body: Body
            var testDescription: String { "\(method) with \(body)" }
        }

        static let repeatable = [
            Repeatable(method: .get, body: .none), Repeatable(method: .head, body: .none),
            Repeatable(method: .delete, body: .none), Repeatable(method: .put, body: .text("hello")),
            Repeatable(method: .put, body: .bytes([UInt8](repeating: 7, count: 100_000))),
            Repeatable(method: .put, body: .stream(length: 3, replay: .replayable) { Chunks(["a", "bc"]) }),
            Repeatable(method: .put, body: .stream(replay: .replayable) { Chunks(["a", "bc"]) }),
        ]

        private static func dying(_ end: RawScript.Step) throws -> RawServer {
            try RawServer(
                .once(.readRequest, .send(hello), .readRequest, end),
                .answering("HTTP/1.1 204 No Content\r\n\r\n"))
        }

        private static func warm(_ transport: CurlTransport, _ server: RawServer) async throws {
            let response = try await transport.send(Request(.get, server.url))
            #expect(try await response.body.collect(upTo: 5) == Array("hello".utf8))
        }

        @Test(
            "A request that may be repeated is, once, when its reused connection has died", arguments: repeatable,
            [RawScript.Step.close, .reset])
        func repeats(_ request: Repeatable, _ end: RawScript.Step) async throws {
            let server = try Self.dying(end)
            let transport = try CurlTransport()
            try await Self.warm(transport, server)
            let response = try await transport.send(Request(request.method, server.url, body: request.body))

            #expect(response.status == .noContent)
            #expect(response.connection.isReused == false)
            let requests = await server.requests(count: 3)
            #expect(requests.map(\.connection) == [0, 0, 1])
            #expect(requests[1].bytes == requests[2].bytes)
        }

        static let single = [
            Repeatable(method: .post, body: .none), Repeatable(method: .patch, body: .none),
            Repeatable(method: .post, body: .text("hello")),
            Repeatable(method: .post, body: .bytes([UInt8](repeating: 7, count: 100_000))),
            Repeatable(method: .post, body: .stream(length: 3, replay: .replayable) { Chunks(["a", "bc"]) }),
        ]

        @Test(
            "A request that must not be repeated never is, though its reused connection has died", arguments: single,
            [RawScript.Step.close, .reset])
        func doesNotRepeat(_ request: Repeatable, _ end: RawScript.Step) async throws {
            let server = try Self.dying(end)
            let transport = try CurlTransport()
            try await Self.warm(transport, server)
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(Request(request.method, server.url, body: request.body))
            }
            #expect(error?.kind == .connectionClosed || error?.kind == .connectionReset)
            #expect(error?.requestMayHaveBeenSent == true)
            #expect(error?.peer == server.authority)
            await transport.shutdown()
            #expect(server.requests.count == 2)
        }

        @Test("A body that can be read once is not sent again, though the method would allow it")
        func doesNotRepeatOnceOnlyBody() async throws {
            let server = try Self.dying(.close)
            let transport = try CurlTransport()
            try await Self.warm(transport, server)
            let body = Body.stream(length: 3) { Chunks(["abc"]) }
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(Request(.put, server.url, body: body))
            }
            #expect(error?.kind == .connectionClosed)
            await transport.shutdown()
            #expect(server.requests.count == 2)
        }

        @Test("No more connections are made to a host than allowed, and every request is answered")
        func boundsConnections() async throws {
            let server = try RawServer(.answering(Self.hello))
            let transport = try CurlTransport(maximumConnectionsPerHost: 2)
            try await withThrowingTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask {
                        let response = try await transport.send(Request(.get, server.url))
                        return try await response.body.collect(upTo: 5)
                    }
                }
                for try await body in group { #expect(body == Array("hello".utf8)) }
            }
            #expect(server.accepted <= 2)
            #expect(server.requests.count == 20)
        }

        @Test("A request that finds no free connection in time fails, unsent, while waiting for one")
        func timesOutInPool() async throws {
            let server = try RawServer(.once(.readRequest, .readToEnd))
            let transport = try CurlTransport(maximumConnectionsPerHost: 1)
            let first = Task { try await transport.send(Request(.get, server.url)) }
            _ = await server.requests(count: 1)
            let options = RequestOptions(timeouts: Timeouts(pool: .milliseconds(50)))
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(Request(.get, server.url, options: options))
            }
            #expect(error?.kind == .poolTimeout)
            #expect(error?.phase == .pool)
            #expect(error?.requestMayHaveBeenSent == false)
            first.cancel()
            _ = await first.result
        }

        @Test("Bytes that nobody asked for are not taken for the next response")
        func discardsExcess() async throws {
            let server = try RawServer(
                .once(.readRequest, .send(Self.hello + Self.hello.replacing("hello", with: "wrong")), .readToEnd),
                .answering(Self.hello))
            let transport = try CurlTransport()
            try await Self.warm(transport, server)
            try await Self.warm(transport, server)
            #expect(server.requests.map(\.connection) == [0, 1])
        }

        @Test("A transport that goes away closes its idle connections")
        func closesWhenReleased() async throws {
            let server = try RawServer(.answering(Self.hello))
            try await Self.warm(CurlTransport(), server)
            #expect(await server.endedByPeer(count: 1) == 1)
        }

        @Test("A response can be read after its transport is gone")
        func outlivesTransport() async throws {
            let server = try RawServer(
                .once(.readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"), .stall, .send("llo")))
            let response = try await CurlTransport().send(Request(.get, server.url))
            server.release()
            #expect(try await response.body.collect(upTo: 5) == Array("hello".utf8))
        }
    }
#endif
