#if URLSession
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetURLSession
    import Testing

    /// What libcurl does with connections that die, and what becomes of sessions that end.
    @Suite struct ConnectionFindingsTests {
        private static let hello = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"

        /// A connection that has served one request dies when it has heard the next.
        private static func dying(_ end: RawScript.Step) throws -> RawServer {
            try RawServer(.once(.readRequest, .send(hello), .readRequest, end), .answering(hello))
        }

        @Test("A PUT whose reused connection dies is sent once more, whole", arguments: [false, true])
        func repeatsPut(isReset: Bool) async throws {
            let content = [UInt8](repeating: 0x61, count: 100_000)
            let server = try Self.dying(isReset ? .reset : .close)
            let transport = URLSessionTransport()
            _ = try await transport.send(Request(.get, server.url)).body.collect(upTo: 10)
            let response = try await transport.send(Request(.put, server.url, body: .bytes(content)))
            #expect(response.status == .ok)
            let puts = await server.requests(count: 3).dropFirst()
            #expect(puts.map(\.content) == [content, content])
            await transport.shutdown()
        }

        @Test("A POST whose reused connection dies fails, and its body is not sent again", arguments: [false, true])
        func failsPost(isReset: Bool) async throws {
            let server = try Self.dying(isReset ? .reset : .close)
            let transport = URLSessionTransport()
            _ = try await transport.send(Request(.get, server.url)).body.collect(upTo: 10)
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(Request(.post, server.url, body: .text("hello")))
            }
            #expect(error?.kind == .connectionClosed)
            #expect(error?.requestMayHaveBeenSent == true)
            await transport.shutdown()
            await server.stop()
            #expect(server.requests.count(where: \.isComplete) == 2)
        }

        @Test("A POST without a body has a connection of its own, so that libcurl never repeats it")
        func isolatesEmptyPost() async throws {
            let server = try RawServer(.once(.readRequest, .send(Self.hello), .readToEnd), .once(.readRequest, .close))
            let transport = URLSessionTransport()
            _ = try await transport.send(Request(.get, server.url)).body.collect(upTo: 10)
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(Request(.post, server.url))
            }
            #expect(error?.kind == .connectionClosed)
            await transport.shutdown()
            await server.stop()
            #expect(server.requests.map(\.connection) == [0, 1])
        }

        @Test("A redirect without a Location, which Foundation keeps to itself, is an error and not a hang")
        func failsUntoldRedirect() async throws {
            let server = try RawServer(.answering("HTTP/1.1 301 Moved\r\nContent-Length: 3\r\n\r\nwhy"))
            let transport = URLSessionTransport()
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(Request(.get, server.url))
            }
            #expect(error?.kind == .malformedResponse)
            await transport.shutdown()
        }

        @Test("Requests that race the shutdown end in a response or an error", arguments: 0..<20)
        func racesShutdown(round: Int) async throws {
            let server = try RawServer(.answering(Self.hello))
            let transport = URLSessionTransport()
            await withTaskGroup(of: TransportError.Kind?.self) { group in
                for number in 0..<32 {
                    group.addTask {
                        do throws(TransportError) {
                            let request = try Request(number % 2 == 0 ? .get : .post, server.url)
                            _ = try await transport.send(request).body.collect(upTo: 10)
                            return nil
                        } catch {
                            return error.kind
                        }
                    }
                }
                group.addTask {
                    await transport.shutdown()
                    return nil
                }
                for await kind in group { #expect(kind == nil || kind == .shutDown) }
            }
        }

        @Test("Calls cancelled at any moment, 32 at a time, each end as cancelled or with their response")
        func cancelsAtAnyMoment() async throws {
            let server = try RawServer(
                .repeating(.readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"), .send(Self.part)))
            let transport = URLSessionTransport()
            await withTaskGroup(of: Void.self) { group in
                for first in 0..<32 {
                    group.addTask {
                        for number in stride(from: first, to: 640, by: 32) {
                            let call = Task { () -> TransportError.Kind? in
                                do throws(TransportError) {
                                    let response = try await transport.send(Request(.get, server.url))
                                    _ = try await response.body.collect(upTo: 1 << 20)
                                    return nil
                                } catch {
                                    return error.kind
                                }
                            }
                            for _ in 0..<number % 7 { await Task.yield() }
                            call.cancel()
                            let kind = await call.value
                            #expect(kind == nil || kind == .cancelled)
                        }
                    }
                }
            }
            await transport.shutdown()
        }

        private static let part = [UInt8](repeating: 0x61, count: 100_000)
    }
#endif
