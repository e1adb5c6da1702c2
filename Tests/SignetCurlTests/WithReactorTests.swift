#if Curl
    import Foundation
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    @Suite("Tasks on libcurl's thread")
    struct WithReactorTests {
        private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

        /// Whether the caller is on the thread of a transport.
        private static var isOnReactor: Bool {
            (try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8)) == "signet-curl\n"
        }

        private static func failure(_ transport: CurlTransport, _ url: String) async -> TransportError? {
            do throws(TransportError) {
                _ = try await transport.send(try Request(.get, url))
                return nil
            } catch {
                return error
            }
        }

        @Test("Everything between the braces runs on the thread, from the first line to the last")
        func thread() async throws {
            let server = try RawServer(.answering(Self.ok))
            let transport = try CurlTransport()
            let seen = try await transport.withReactor {
                var seen = [Self.isOnReactor]
                for _ in 0..<3 {
                    let response = try await transport.send(Request(.get, server.url))
                    seen.append(Self.isOnReactor)
                    #expect(try await response.body.collect(upTo: 2) == Array("ok".utf8))
                    seen.append(Self.isOnReactor)
                }
                async let child = Self.isOnReactor
                seen.append(await child)
                seen.append(await transport.withReactor { Self.isOnReactor })
                return seen
            }
            #expect(seen == Array(repeating: true, count: 9))
            #expect(!Self.isOnReactor)
            await transport.shutdown()
        }

        @Test("A body longer than one read is read there too")
        func longBody() async throws {
            let body = [UInt8](repeating: 0x78, count: 3_000_000)
            let head = Array("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n".utf8)
            let server = try RawServer(.once(.readRequest, .send(head + body), .close))
            let transport = try CurlTransport()
            let isWhole = try await transport.withReactor {
                let response = try await transport.send(Request(.get, server.url))
                return try await response.body.collect(upTo: body.count) == body && Self.isOnReactor
            }
            #expect(isWhole)
            await transport.shutdown()
        }

        @Test("A cancelled task there fails as cancelled")
        func cancellation() async throws {
            let server = try RawServer(.once(.readRequest, .signal, .readToEnd))
            let transport = try CurlTransport()
            let task = Task { await transport.withReactor { await Self.failure(transport, server.url) } }
            _ = await server.signals(count: 1)
            task.cancel()
            #expect(await task.value?.kind == .cancelled)
            await transport.shutdown()
        }

        @Test("A shutdown from there ends what is going on, and the task goes on where it is")
        func shutdown() async throws {
            let server = try RawServer(.once(.readRequest, .signal, .readToEnd))
            let transport = try CurlTransport()
            let kinds = await transport.withReactor {
                async let busy = Self.failure(transport, server.url)
                _ = await server.signals(count: 1)
                await transport.shutdown()
                let later = await Self.failure(transport, server.url)
                #expect(Self.isOnReactor)
                return [await busy?.kind, later?.kind]
            }
            #expect(kinds == [.shutDown, .shutDown])
            // Where there is no thread any more, a closure runs where it is called.
            #expect(await transport.withReactor { 1 } == 1)
        }

        @Test("Many tasks that come and go find the thread, or none, and are never lost")
        func comingAndGoing() async throws {
            for _ in 0..<20 {
                let transport = try CurlTransport()
                let count = await withTaskGroup(of: Int.self) { group in
                    for _ in 0..<32 { group.addTask { await transport.withReactor { await Task { 1 }.value } } }
                    group.addTask {
                        await transport.shutdown()
                        return 0
                    }
                    return await group.reduce(0, +)
                }
                #expect(count == 32)
            }
        }
    }
#endif
