#if Curl
    import HTTPTypes
    import SignetCore
    import SignetCurl
    import Testing

    /// What happens when a connection of TLS dies while it is used again: with a goodbye (close_notify), without, or by a reset.
    @Suite(.serialized) struct CurlTLSReuseTests {
        private let authority: OpenSSLAuthority
        private static let bodies = [Body.text("hello"), .bytes([UInt8](repeating: 7, count: 300_000))]

        init() throws {
            authority = try OpenSSLAuthority()
            try authority.issue("server", for: "DNS:localhost")
        }

        /// The answer to a second request, the first having been answered.
        private func second(_ method: HTTPRequest.Method, _ body: Body, _ server: DyingTLSServer) async throws
            -> [UInt8]
        {
            let transport = try CurlTransport(tls: TLSConfiguration(trust: .file(authority.path("ca.pem"))))
            for request in [try Request(.get, server.url), try Request(method, server.url, body: body)] {
                let response = try await transport.send(request)
                let content = try await response.body.collect(upTo: 5)
                if request.head.method == method { return content }
            }
            return []
        }

        @Test("A request that may be repeated is, on a new connection", arguments: DyingTLSServer.End.allCases, bodies)
        func repeats(_ end: DyingTLSServer.End, _ body: Body) async throws {
            #expect(try await second(.put, body, DyingTLSServer(end, authority)) == Array("hello".utf8))
        }

        @Test("A request that must not be repeated is lost", arguments: DyingTLSServer.End.allCases, bodies)
        func doesNotRepeat(_ end: DyingTLSServer.End, _ body: Body) async throws {
            let server = try DyingTLSServer(end, authority)
            let error = await #expect(throws: TransportError.self) { try await second(.post, body, server) }
            #expect(error?.kind == .connectionClosed && error?.requestMayHaveBeenSent == true)
            #expect(error?.phase == .awaitHead || error?.phase == .sendBody)
        }
    }
#endif
