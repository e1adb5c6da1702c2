#if Curl
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    /// A server of HTTP/2 and a transport that speaks it: from the first byte, or over TLS where it is offered.
    struct HTTP2Peer: Sendable {
        let server: HTTP2Server
        let transport: CurlTransport

        init(
            serverStreams: Int = 100, connections: Int = 64, streams: Int = 100, _ authority: OpenSSLAuthority? = nil
        ) throws {
            server = try HTTP2Server(streams: serverStreams, authority)
            var settings = CurlTransport.Settings()
            if let authority { settings.tls.trust = .file(authority.path("ca.pem")) }
            settings.version = authority == nil ? .http2PriorKnowledge : .http2IfOffered
            settings.connectionsPerOrigin = connections
            settings.streamsPerConnection = streams
            transport = try CurlTransport(settings)
        }

        func request(_ path: String, _ method: HTTPRequest.Method = .get, body: Body = .bytes([])) throws -> Request {
            try Request(method, server.url + path, body: body)
        }

        /// The content of the answer to a GET of `path`.
        func text(_ path: String) async throws -> String {
            try await Self.text(transport.send(request(path)))
        }

        static func text(_ response: Response) async throws -> String {
            String(decoding: try await response.body.collect(upTo: 1 << 26), as: UTF8.self)
        }

        /// What `path` ends in, its content included.
        func failure(_ path: String, _ method: HTTPRequest.Method = .get) async throws -> TransportError {
            try #require(
                await #expect(throws: TransportError.self) {
                    _ = try await Self.text(await transport.send(request(path, method)))
                })
        }
    }
#endif
