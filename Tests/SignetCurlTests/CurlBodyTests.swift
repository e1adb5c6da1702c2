#if Curl
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    @Suite struct CurlBodyTests {
        @Test("A server that answers before it has the body is heard, and the rest is not sent")
        func hearsEarlyAnswer() async throws {
            let server = try RawServer(
                .once(.send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig"), .readToEnd))
            let transport = try CurlTransport()
            let response = try await transport.send(Request(.put, server.url, body: .stream { Endless() }))
            #expect(response.status == .contentTooLarge)
            #expect(try await response.body.collect(upTo: 3) == Array("big".utf8))
            #expect(await server.endedByPeer(count: 1) == 1)
        }

        @Test("A success before the end of the body is heard too, and ends the exchange")
        func hearsEarlySuccess() async throws {
            let server = try RawServer(.once(.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), .readToEnd))
            let transport = try CurlTransport()
            let response = try await transport.send(Request(.put, server.url, body: .stream { Endless() }))
            #expect(try await response.body.collect(upTo: 2) == Array("ok".utf8))
            #expect(await server.endedByPeer(count: 1) == 1)
        }

        @Test("A body is asked for no faster than the peer takes it")
        func holdsUploadBack() async throws {
            let server = try RawServer(.once(.stall))
            let transport = try CurlTransport()
            let source = Endless()
            let options = RequestOptions(timeouts: Timeouts(idle: .milliseconds(200)))
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(Request(.put, server.url, body: .stream { source }, options: options))
            }
            #expect(error?.kind == .writeTimeout)
            #expect(error?.phase == .sendBody)
            // The kernel's buffers of both sides take some megabytes on the loopback, not more.
            #expect(source.taken < 64 << 20)
        }

        @Test("A body is received no faster than it is read")
        func holdsDownloadBack() async throws {
            let count = 256 << 20
            let head = Array("HTTP/1.1 200 OK\r\nContent-Length: \(count)\r\n\r\n".utf8)
            let large = try RawServer(
                .once(.readRequest, .send(head + [UInt8](repeating: 1, count: count)), .readToEnd))
            let small = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            let transport = try CurlTransport()
            let response = try await transport.send(Request(.get, large.url))
            for _ in 0..<200 { _ = try await transport.send(Request(.get, small.url)) }
            #expect(response.status == .ok)
            await transport.shutdown()
            await large.stop()
            // The server was still sending when the connection ended: it never came to listen for the end.
            #expect(await large.endedByPeer(count: 1) == 0)
        }

        @Test(
            "A body is what it was, though later requests use the same handle before it is read", arguments: [3, 5000])
        func keepsBodies(_ count: Int) async throws {
            let letters = "abcd".utf8.map { [UInt8](repeating: $0, count: count) }
            let head = Array("HTTP/1.1 200 OK\r\nContent-Length: \(count)\r\n\r\n".utf8)
            let server = try RawServer(
                .once(
                    .readRequest, .send(head + letters[0]), .readRequest, .send(head + letters[1]),
                    .readRequest, .send(head + letters[2]), .readRequest, .send(head + letters[3])))
            let transport = try CurlTransport()
            let first = try await transport.send(Request(.get, server.url))
            var second = try await transport.send(Request(.get, server.url)).body.collect(upTo: count)
            second[0] = UInt8(ascii: "-")
            let third = try await transport.send(Request(.get, server.url)).body.collect(upTo: count)
            let fourth = try await transport.send(Request(.get, server.url)).body.collect(upTo: count)
            #expect(try await first.body.collect(upTo: count) == letters[0])
            #expect(second == [UInt8(ascii: "-")] + letters[1].dropFirst())
            #expect(third == letters[2])
            #expect(fourth == letters[3])
            await transport.shutdown()
        }

        @Test("A slow reader gets every byte, paused or not", arguments: [1, 300_000, 5_000_000])
        func deliversWhole(_ count: Int) async throws {
            let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 3) }
            let head = Array("HTTP/1.1 200 OK\r\nContent-Length: \(count)\r\n\r\n".utf8)
            let server = try RawServer(.repeating(.readRequest, .send(head + content)))
            let transport = try CurlTransport()
            let response = try await transport.send(Request(.get, server.url))
            var received: [UInt8] = []
            for try await chunk in response.body {
                received += chunk
                for _ in 0..<3 { await Task.yield() }
            }
            #expect(received == content)
        }

        @Test("A chunked body of many small chunks is put together")
        func joinsChunks() async throws {
            let body = String(repeating: "3\r\nabc\r\n", count: 20_000) + "0\r\nX-T: 1\r\n\r\n"
            let server = try RawServer(
                .answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body))
            let transport = try CurlTransport()
            for _ in 0..<2 {
                let response = try await transport.send(Request(.get, server.url))
                let content = try await response.body.collect(upTo: 60_000)
                #expect(content == Array(String(repeating: "abc", count: 20_000).utf8))
                #expect(response.body.trailers.count == 1)
            }
            #expect(server.accepted == 1)
        }

        @Test("A large upload arrives whole from memory and from a stream", arguments: [true, false])
        func uploadsLarge(_ isStreamed: Bool) async throws {
            let content = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 3) }
            let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            let body: Body =
                isStreamed
                ? .stream(length: content.count) {
                    AsyncStream { continuation in
                        for start in stride(from: 0, to: content.count, by: 70_001) {
                            continuation.yield(Array(content[start..<min(start + 70_001, content.count)]))
                        }
                        continuation.finish()
                    }
                } : .bytes(content)
            _ = try await CurlTransport().send(Request(.post, server.url, body: body))
            let request = try #require(await server.requests(count: 1).first)
            #expect(request.content == content)
            #expect(request["Content-Length"] == ["3000000"])
        }
    }
#endif
