#if Curl
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    /// A request that finds an idle connection, and libcurl's thread asleep, begins on its caller's thread.
    @Suite("Requests that come while libcurl's thread sleeps")
    struct LoneRequestTests {
        private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

        private static func outcome(_ transport: CurlTransport, _ request: Request) async -> TransportError.Kind? {
            do throws(TransportError) {
                let body = try await transport.send(request).body.collect(upTo: 2)
                #expect(body == Array("ok".utf8))
                return nil
            } catch {
                return error.kind
            }
        }

        @Test("Are answered one after the other, by the one connection there is")
        func answered() async throws {
            let server = try RawServer(.answering(Self.ok))
            let transport = try CurlTransport()
            for _ in 0..<500 {
                #expect(await Self.outcome(transport, try Request(.get, server.url)) == nil)
            }
            #expect(server.accepted == 1)
            await transport.shutdown()
        }

        @Test("Wake it for a deadline that comes before what it waits for", .timeLimit(.minutes(1)))
        func deadline() async throws {
            let server = try RawServer(
                .once(.readRequest, .send(Self.ok), .readRequest, .send(Self.ok), .readRequest, .readToEnd))
            let transport = try CurlTransport()
            for _ in 0..<2 { #expect(await Self.outcome(transport, try Request(.get, server.url)) == nil) }
            var request = try Request(.get, server.url)
            request.options.deadline = .now + .milliseconds(50)
            #expect(await Self.outcome(transport, request) == .deadlineExceeded)
            await transport.shutdown()
        }

        @Test("Get on with others that come at any moment, are cancelled, or end with the transport")
        func crowd() async throws {
            let server = try RawServer(.answering(Self.ok))
            let transport = try CurlTransport()
            let request = try Request(.get, server.url)
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<250 { #expect(await Self.outcome(transport, request) == nil) }
                    }
                }
                group.addTask {
                    for _ in 0..<250 {
                        let task = Task { await Self.outcome(transport, request) }
                        task.cancel()
                        #expect([nil, .cancelled].contains(await task.value))
                    }
                }
            }
            async let last = Self.outcome(transport, request)
            await transport.shutdown()
            #expect([nil, .shutDown].contains(await last))
            #expect(await Self.outcome(transport, request) == .shutDown)
        }
    }
#endif
