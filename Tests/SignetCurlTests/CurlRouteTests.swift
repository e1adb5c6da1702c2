#if Curl
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    /// What proxies of SOCKS 4 are told, and what cannot be set.
    @Suite struct CurlRouteTests {
        private static let hello = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
        private static let granted: [UInt8] = [0, 90, 0, 0, 0, 0, 0, 0]
        private static let refused: [UInt8] = [0, 91, 0, 0, 0, 0, 0, 0]

        private static func transport(_ proxy: String) throws -> CurlTransport {
            var settings = CurlTransport.Settings()
            settings.proxy = ProxySelection(try Proxy(proxy))
            return try CurlTransport(settings)
        }

        @Test(
            "SOCKS 4 opens a tunnel to an address, SOCKS 4a to a name",
            arguments: [("socks4", "127.0.0.1"), ("socks4a", "origin.invalid")])
        func socks4(_ scheme: String, _ host: String) async throws {
            let server = try RawServer(
                .once(.readSome, .send(Self.granted), .readRequest, .send(Self.hello), .readToEnd))
            let transport = try Self.transport("\(scheme)://ada@\(server.authority)")
            let response = try await transport.send(Request(.get, "http://\(host)/a"))
            #expect(try await response.body.collect(upTo: 5) == Array("hello".utf8))
            await transport.shutdown()
        }

        @Test("A proxy of SOCKS 4 that refuses fails the request unsent", arguments: ["socks4", "socks4a"])
        func refusedBySOCKS4(_ scheme: String) async throws {
            let server = try RawServer(.once(.readSome, .send(Self.refused), .readToEnd))
            let transport = try Self.transport("\(scheme)://\(server.authority)")
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(Request(.post, "http://127.0.0.1/a"))
            }
            #expect(error?.kind == .proxy && error?.phase == .proxy && error?.peer == server.authority)
            #expect(error?.requestMayHaveBeenSent == false)
            await transport.shutdown()
        }

        @Test(
            "SOCKS 4 refuses what it has no place for, before any I/O",
            arguments: [
                ("socks4://ada:secret@127.0.0.1:1", "http://127.0.0.1/"), ("socks4a://127.0.0.1:1", "http://[::1]/"),
            ])
        func unsupported(_ proxy: String, _ url: String) async throws {
            let transport = try Self.transport(proxy)
            let error = await #expect(throws: TransportError.self) { try await transport.send(Request(.get, url)) }
            #expect(error?.kind == .unsupported && error?.description.contains("secret") == false)
        }

        @Test(
            "A path that no Unix socket can have is refused",
            arguments: ["", String(repeating: "x", count: 108), "a\0b"])
        func unusable(_ path: String) throws {
            var settings = CurlTransport.Settings()
            settings.unixSocket = path
            let error = #expect(throws: TransportError.self) { try CurlTransport(settings) }
            #expect(error?.kind == .invalidRequest)
        }
    }
#endif
