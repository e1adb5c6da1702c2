#if Curl
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    /// libcurl is lenient with responses; what it lets through is held to RFC 9112 all the same.
    @Suite struct CurlResponseTests {
        private static let transport = Result { () throws(TransportError) in try CurlTransport() }

        static let malformed = [
            "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
            "HTTP/1.1 200 OK\r\nX-A: 1\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX-A: 1\r\n folded\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX-A : 1\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX(A): 1\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nX-A: a\u{1}b\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 099 Low\r\nContent-Length: 0\r\n\r\n",
            "HTTP/2 200 OK\r\nContent-Length: 0\r\n\r\n",
            String(repeating: "HTTP/1.1 103 Early Hints\r\n\r\n", count: 6) + "HTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
        ]

        @Test("A head that RFC 9112 does not allow is refused", arguments: malformed)
        func refusesHead(_ response: String) async throws {
            let server = try RawServer(.once(.readRequest, .send(response), .readToEnd))
            let error = await #expect(throws: TransportError.self) {
                try await Self.transport.get().send(Request(.get, server.url))
            }
            #expect(error?.kind == .malformedResponse)
            #expect(error?.phase == .awaitHead)
            #expect(await server.endedByPeer(count: 1) == 1)
        }

        static let continuingNothing = [
            "HTTP/1.1 200 OK\r\n X-A: 1\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\tX-A: \(String(repeating: "a b", count: 20_000))\r\n\r\n",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n X-A: 1\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 103 Early Hints\r\nX-A: 1\r\n\r\nHTTP/1.1 200 OK\r\n X-A: 1\r\nContent-Length: 0\r\n\r\n",
        ]

        @Test(
            "A first field line that continues none is refused, also after another response",
            arguments: continuingNothing)
        func refusesContinuation(_ response: String) async throws {
            let first =
                "HTTP/1.1 200 OK\r\nX-Long: \(String(repeating: "a", count: 500))\r\nContent-Length: 2\r\n\r\nab"
            let server = try RawServer(.once(.readRequest, .send(first), .readRequest, .send(response), .readToEnd))
            let transport = try CurlTransport()
            #expect(try await transport.send(Request(.get, server.url)).body.collect(upTo: 2) == Array("ab".utf8))
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(Request(.get, server.url))
            }
            #expect(error?.kind == .malformedResponse)
        }

        static let unusualHeads = [
            "HTTP/1.1 200 OK\r\n\r\n first",
            "HTTP/1.1 200 OK\r\nX-A: \(String(repeating: "a b", count: 2_500))\r\n\r\n first",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n first",
        ]

        @Test("A body that begins with a space is content, whatever the head before it", arguments: unusualHeads)
        func deliversSpace(_ response: String) async throws {
            let first = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab"
            let server = try RawServer(.once(.readRequest, .send(first), .readRequest, .send(response), .close))
            let transport = try CurlTransport()
            #expect(try await transport.send(Request(.get, server.url)).body.collect(upTo: 2) == Array("ab".utf8))
            let body = try await transport.send(Request(.get, server.url)).body
            #expect(try await body.collect(upTo: 6) == Array(" first".utf8))
        }

        static let oversized = [
            "HTTP/1.1 200 OK\r\n" + String(repeating: "X-A: 1\r\n", count: 101) + "\r\n",
            "HTTP/1.1 200 OK\r\n"
                + String(repeating: "X-A: \(String(repeating: "a", count: 7_000))\r\n", count: 10) + "\r\n",
            "HTTP/1.1 200 OK\r\nX-A: \(String(repeating: "a", count: 200_000))\r\n\r\n",
        ]

        @Test("A head beyond the limits is refused", arguments: oversized.indices)
        func refusesOversized(_ index: Int) async throws {
            let server = try RawServer(.once(.readRequest, .send(Self.oversized[index]), .readToEnd))
            let error = await #expect(throws: TransportError.self) {
                try await Self.transport.get().send(Request(.get, server.url))
            }
            #expect(error?.kind == .headersTooLarge)
        }

        static let badBodies = [
            "5\nhello\r\n0\r\n\r\n", "5\r\nhello0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n", " 5\r\nhello\r\n0\r\n\r\n",
            "5\r\nhello\r\n0\r\nX-T : 1\r\n\r\n", "5\r\nhello\r\n0\r\n folded: 1\r\n\r\n", "fffffffffffffffff\r\n",
            "5\r\nhello\r\n0\n\n",
        ]

        @Test("Chunked framing that RFC 9112 does not allow fails the body", arguments: badBodies)
        func refusesChunks(_ body: String) async throws {
            let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            let server = try RawServer(.once(.readRequest, .send(head + body), .readToEnd))
            let response = try await Self.transport.get().send(Request(.get, server.url))
            let error = await #expect(throws: TransportError.self) { try await response.body.collect(upTo: 100) }
            #expect(error?.kind == .malformedResponse)
        }

        @Test("The phases of a fresh connection are timed, and a reused one has none")
        func timesPhases() async throws {
            let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
            let transport = try CurlTransport()
            let fresh = try await transport.send(Request(.get, server.url))
            #expect(fresh.timings.resolve != nil && fresh.timings.connect != nil && fresh.timings.firstByte != nil)
            #expect(fresh.timings.tls == nil)
            #expect(fresh.connection.isReused == false)
            let reused = try await transport.send(Request(.get, server.url))
            #expect(reused.timings.resolve == nil && reused.timings.connect == nil && reused.timings.firstByte != nil)
            #expect(reused.connection.isReused == true)
            #expect(reused.connection.remoteAddress == server.authority)
        }
    }
#endif
