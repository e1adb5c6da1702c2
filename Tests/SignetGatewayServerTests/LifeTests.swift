#if Socket
    import Foundation
    import HTTPTypes
    import SignetCore
    import SignetGatewayServer
    import Testing

    /// Starting and stopping.
    struct LifeTests {
        @Test("Shutdown closes every connection whatever it is at, stops listening and removes the authority's file")
        func shutdown() async throws {
            let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
            let handler = StubTransport { _ in
                arrival.yield()
                // Answers only when it is cancelled.
                for await _ in AsyncStream<Never>.makeStream().stream {}
                return Response(status: .ok)
            }
            let server = GatewayServer(handler: handler)
            let endpoints = try await server.start()
            let caFile = try #require(endpoints.caFile)
            #expect(FileManager.default.fileExists(atPath: caFile))
            let idle = try connect(endpoints)
            let inHead = try connect(endpoints)
            await inHead.send("GET / HT")
            let inHandshake = try RawPeer(port: endpoints.httpsPort ?? 0)
            let inHandler = try connect(endpoints)
            await inHandler.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            for await _ in arrivals { break }

            await server.shutdown()
            await server.shutdown()
            for peer in [idle, inHead, inHandshake, inHandler] { #expect(await peer.readToEnd().isEmpty) }
            #expect(throws: RawPeer.Failure.self) { try connect(endpoints) }
            #expect(!FileManager.default.fileExists(atPath: caFile))
        }

        @Test("A server that nobody holds any more stops by itself")
        func dropped() async throws {
            var server: GatewayServer? = GatewayServer(handler: Echo(), https: nil)
            let endpoints = try #require(try await server?.start())
            let peer = try connect(endpoints)
            await peer.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await peer.response().status == "HTTP/1.1 200 OK")
            server = nil
            #expect(await peer.readToEnd().isEmpty)
        }

        @Test("A server starts once, and not after its shutdown")
        func once() async throws {
            let server = GatewayServer(handler: Echo(), https: nil)
            _ = try await server.start()
            let again = await #expect(throws: GatewayServerError.self) { try await server.start() }
            #expect(again?.kind == .alreadyStarted)
            await server.shutdown()
            let late = await #expect(throws: GatewayServerError.self) { try await server.start() }
            #expect(late?.kind == .shutDown)
        }

        @Test("An address that is taken is named in the error, and nothing stays behind")
        func taken() async throws {
            try await withServer { endpoints in
                let port = endpoints.httpPort ?? 0
                let server = GatewayServer(
                    handler: Echo(), http: .loopback(), https: try GatewayServer.Address("127.0.0.1:\(port)"))
                let error = await #expect(throws: GatewayServerError.self) { try await server.start() }
                #expect(error?.kind == .listen)
                #expect(error?.description.contains("127.0.0.1:\(port)") == true)
            }
        }

        @Test("Only what was asked for is listened to")
        func onlyOne() async throws {
            let server = GatewayServer(handler: Echo(), http: try GatewayServer.Address("[::1]:0"), https: nil)
            let endpoints = try await server.start()
            #expect(endpoints.httpURL == "http://[::1]:\(endpoints.httpPort ?? 0)")
            #expect(endpoints.httpsPort == nil && endpoints.httpsURL == nil && endpoints.caFile == nil)
            let curl = try await Command.curl("-g", "-o", "/dev/null", (endpoints.httpURL ?? "") + "/")
            #expect(curl.status == 0, "\(curl.output)")
            await server.shutdown()
        }

        @Test(
            "An address is numeric, with a port",
            arguments: [
                ("127.0.0.1:80", "127.0.0.1", 80), ("localhost:0", "127.0.0.1", 0), ("[::1]:65535", "::1", 65535),
                ("0.0.0.0:1", "0.0.0.0", 1),
            ])
        func addresses(text: String, host: String, port: Int) throws {
            let address = try GatewayServer.Address(text)
            #expect(address.host == host && address.port == port)
        }

        @Test(
            "Anything else is refused, and named",
            arguments: [
                "", "80", ":80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "::1:80", "[127.0.0.1]:80", "a.b:80",
            ])
        func badAddresses(text: String) {
            let error = #expect(throws: GatewayServerError.self) { try GatewayServer.Address(text) }
            #expect(error?.kind == .invalidAddress)
            #expect(error?.reason.contains("'\(text)'") == true)
        }
    }
#endif
