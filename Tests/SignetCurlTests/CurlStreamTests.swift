#if Curl
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    @Suite("Streams of HTTP/2", .serialized) struct CurlStreamTests {
        @Test("Requests that come at once share a connection, the first ones too")
        func multiplexes() async throws {
            let peer = try HTTP2Peer()
            // None is answered before all 50 are on their way.
            let answers = try await Self.inParallel(50) { _ in try await peer.text("/together?50") }
            #expect(Set(answers) == ["1"])
            await peer.transport.shutdown()
        }

        @Test(
            "What neither side allows on one connection goes by a second one",
            arguments: [(10, 100), (100, 10)])
        func limits(_ serverStreams: Int, _ streams: Int) async throws {
            let authority = try OpenSSLAuthority()
            try authority.issue("server", for: "DNS:localhost")
            let peer = try HTTP2Peer(serverStreams: serverStreams, connections: 2, streams: streams, authority)
            _ = try await peer.text("/echo")
            let answers = try await Self.inParallel(20) { _ in try await peer.text("/together?20") }
            #expect(Dictionary(grouping: answers) { $0 }.values.map(\.count) == [10, 10])
            await peer.transport.shutdown()
        }

        @Test("Who finds every stream taken waits no longer than the pool timeout", arguments: [(1, 100), (100, 1)])
        func poolTimeout(_ serverStreams: Int, _ streams: Int) async throws {
            let peer = try HTTP2Peer(serverStreams: serverStreams, connections: 1, streams: streams)
            _ = try await peer.text("/echo")
            let first = Task { try await peer.text("/together?2") }
            var second = try peer.request("/echo")
            second.options.timeouts.pool = .milliseconds(100)
            // The first may not have begun: then it is the second that gets through.
            while true {
                do throws(TransportError) {
                    _ = try await peer.transport.send(second)
                } catch {
                    #expect(error.kind == .poolTimeout && error.phase == .pool && !error.requestMayHaveBeenSent)
                    break
                }
            }
            first.cancel()
            _ = await first.result
            await peer.transport.shutdown()
        }

        @Test("A thousand requests, a hundred at a time, each get their own answer")
        func crowd() async throws {
            let peer = try HTTP2Peer()
            for round in 0..<10 {
                let answers = try await Self.inParallel(100) { index in
                    let body = Body.bytes(Array("request \(round).\(index)".utf8))
                    return try await HTTP2Peer.text(peer.transport.send(peer.request("/echo", .post, body: body)))
                }
                for (index, answer) in answers.enumerated() { #expect(answer.hasSuffix("\nrequest \(round).\(index)")) }
            }
            await peer.transport.shutdown()
        }

        @Test("A request that is cancelled ends its stream, and no other")
        func cancels() async throws {
            let peer = try HTTP2Peer()
            _ = try await peer.text("/echo")
            let held = Task { try await peer.text("/together?3") }
            let other = Task { try await peer.text("/together?3") }
            let third = Task { try await peer.text("/never") }
            third.cancel()
            await #expect(throws: TransportError.self) { try await third.value }
            #expect(try await peer.text("/together?3") == "1")
            #expect(try await held.value == "1")
            #expect(try await other.value == "1")
            await peer.transport.shutdown()
        }

        @Test("Those who wait for a connection to be made go on when its maker gives up")
        func makerCancelled() async throws {
            for _ in 0..<20 {
                let peer = try HTTP2Peer()
                let maker = Task { try await peer.text("/echo") }
                let others = (0..<3).map { _ in Task { try await peer.text("/echo") } }
                maker.cancel()
                _ = await maker.result
                for other in others { #expect(try await other.value.contains("protocol: h2")) }
                await peer.transport.shutdown()
            }
        }

        @Test("A reader that stops holds up its own body, and no other", arguments: [1 << 20, 24 << 20, 80 << 20])
        func slowReader(_ size: Int) async throws {
            let peer = try HTTP2Peer()
            let slow = try await peer.transport.send(peer.request("/bytes?\(size)"))
            for _ in 0..<20 { #expect(try await peer.text("/bytes?100000").utf8.count == 100_000) }
            #expect(try await slow.body.collect(upTo: size).count == size)
            await peer.transport.shutdown()
        }

        @Test("A body that outruns its reader by far arrives whole all the same")
        func outrun() async throws {
            let peer = try HTTP2Peer()
            let size = 80 << 20
            let slow = try await peer.transport.send(peer.request("/bytes?\(size)"))
            var count = 0
            for try await chunk in slow.body { count += chunk.count }
            #expect(count == size)
            await peer.transport.shutdown()
        }

        static func inParallel<Value: Sendable>(
            _ count: Int, _ operation: @escaping @Sendable (Int) async throws -> Value
        ) async throws -> [Value] {
            let tasks = (0..<count).map { index in Task { try await operation(index) } }
            var values: [Value] = []
            for task in tasks { values.append(try await task.value) }
            return values
        }
    }
#endif
