#if Curl
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    /// A server of HTTP/2 and a transport that speaks it from the first byte.
    struct HTTP2Peer: Sendable {
        let server: HTTP2Server
        let transport: CurlTransport

        init(serverStreams: Int = 100, connections: Int = 64, streams: Int = 100) throws {
            server = try HTTP2Server(streams: serverStreams)
            var settings = CurlTransport.Settings()
            settings.version = .http2PriorKnowledge
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
