#if Curl
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import SignetTestSupport
    import Testing

    @Suite("HTTP/2", .serialized) struct CurlHTTP2Tests {
        private let authority: OpenSSLAuthority

        init() throws {
            authority = try OpenSSLAuthority()
            try authority.issue("server", for: "DNS:localhost")
        }

        private func transport(
            _ version: CurlTransport.VersionChoice, connections: Int = 64, streams: Int = 100
        ) throws -> CurlTransport {
            var settings = CurlTransport.Settings(tls: TLSConfiguration(trust: .file(authority.path("ca.pem"))))
            settings.version = version
            settings.connectionsPerOrigin = connections
            settings.streamsPerConnection = streams
            return try CurlTransport(settings)
        }

        private static func text(_ response: Response) async throws -> String {
            String(decoding: try await response.body.collect(upTo: 1 << 20), as: UTF8.self)
        }

        private static func failure(_ transport: CurlTransport, _ request: Request) async throws -> TransportError {
            try #require(
                await #expect(throws: TransportError.self) {
                    _ = try await text(await transport.send(request))
                })
        }

        @Test(
            "A server over TLS is spoken to by what both it and the setting allow",
            arguments: [
                (CurlTransport.VersionChoice.http1, ["h2", "http/1.1"], HTTPVersion.http1_1),
                (.http2IfOffered, ["h2", "http/1.1"], .http2), (.http2IfOffered, ["http/1.1"], .http1_1),
                (.http2IfOffered, [], .http1_1), (.http2PriorKnowledge, ["h2"], .http2),
            ])
        func agreement(
            _ version: CurlTransport.VersionChoice, _ protocols: [String], _ expected: HTTPVersion
        ) async throws {
            let server = try HTTP2Server(authority, protocols: protocols)
            let transport = try transport(version)
            for _ in 0..<2 {
                let response = try await transport.send(Request(.get, server.url + "/echo"))
                #expect(response.version == expected)
                let text = try await Self.text(response)
                #expect(text.contains("connection: 1\nprotocol: \(expected == .http2 ? "h2" : "http/1.1")\n"))
            }
            await transport.shutdown()
        }

        @Test("Without TLS, HTTP/2 is spoken where it is known, and nowhere else")
        func withoutTLS() async throws {
            let server = try HTTP2Server()
            let known = try transport(.http2PriorKnowledge)
            #expect(try await known.send(Request(.get, server.url + "/echo")).version == .http2)
            let raw = try RawServer(.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
            let offered = try transport(.http2IfOffered)
            #expect(try await offered.send(Request(.get, raw.url)).version == .http1_1)
            await known.shutdown()
            await offered.shutdown()
        }

        @Test("A server that does not speak it, though it was said to, is an error and never a response")
        func noneThere() async throws {
            let raw = try RawServer(.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
            let transport = try transport(.http2PriorKnowledge)
            let error = try await Self.failure(transport, Request(.get, raw.url))
            #expect([.malformedResponse, .connectionClosed].contains(error.kind))
            await transport.shutdown()
        }

        @Test("A status line that claims HTTP/2 on a connection of HTTP/1.1 is refused")
        func claimed() async throws {
            let raw = try RawServer(.answering("HTTP/2 200 \r\ncontent-length: 0\r\n\r\n"))
            let transport = try transport(.http2IfOffered)
            #expect(try await Self.failure(transport, Request(.get, raw.url)).kind == .malformedResponse)
            await transport.shutdown()
        }

        @Test("Who is told that HTTP/1.1 is required speaks it")
        func required() async throws {
            let server = try HTTP2Server(authority)
            let transport = try transport(.http2IfOffered)
            let response = try await transport.send(Request(.get, server.url + "/reset?13"))
            #expect(response.version == .http1_1)
            #expect(try await Self.text(response).contains("protocol: http/1.1"))
            await transport.shutdown()
        }

        @Test("What cannot be sent by HTTP/2 is refused before anything is, and so are settings that make no sense")
        func refuses() async throws {
            let transport = try transport(.http2IfOffered)
            let trailers = Body.stream(trailers: { [.contentType: "x"] }) { Chunks(["x"]) }
            let request = try Request(.put, "https://localhost:1/", body: trailers)
            #expect(try await Self.failure(transport, request).kind == .unsupported)
            let error = #expect(throws: TransportError.self) { try self.transport(.http2IfOffered, streams: 0) }
            #expect(error?.kind == .invalidRequest)
        }

        @Test("The target, the fields in their order and the body arrive as they were given")
        func request() async throws {
            let server = try HTTP2Server(authority)
            let transport = try transport(.http2IfOffered)
            var request = try Request(.post, server.url + "/echo/../%2e/a?b=c&&d", body: .bytes(Array("hello".utf8)))
            for (name, value) in [("X-B", "1"), ("x-a", ""), ("X-B", "2"), ("x-c", "a  b")] {
                request.head.headerFields.append(HTTPField(name: try #require(.init(name)), value: value))
            }
            let text = try await Self.text(transport.send(request))
            let authority = server.url.dropFirst("https://".count)
            #expect(
                text == """
                    connection: 1
                    protocol: h2
                    :method: POST
                    :path: /echo/../%2e/a?b=c&&d
                    :scheme: https
                    :authority: \(authority)
                    x-b: 1
                    x-a: 
                    x-b: 2
                    x-c: a  b
                    content-length: 5

                    hello
                    """)
            await transport.shutdown()
        }

        @Test("A streamed body arrives whole, without any framing of HTTP/1.1", arguments: [true, false])
        func streams(_ hasLength: Bool) async throws {
            let server = try HTTP2Server(authority)
            let transport = try transport(.http2IfOffered)
            let body = Body.stream(length: hasLength ? 600_000 : nil) {
                Chunks((0..<6).map { String(repeating: "\($0)", count: 100_000) })
            }
            let text = try await Self.text(transport.send(Request(.put, server.url + "/echo", body: body)))
            let content = text.split(separator: "\n").last
            #expect(content?.count == 600_000)
            #expect(content.map { Set($0).count } == 6)
            #expect(text.contains("content-length: 600000\n") == hasLength)
            #expect(!text.contains("transfer-encoding"))
            await transport.shutdown()
        }

        @Test(
            "nginx, which says goodbye after each 50 requests, answers 2,000 of 20 tasks on a connection after the other"
        )
        func nginx() async throws {
            let server = try await NginxServer.start(authority, "keepalive_requests 50;")
            var settings = CurlTransport.Settings(tls: TLSConfiguration(trust: .file(authority.path("ca.pem"))))
            settings.version = .http2IfOffered
            settings.unixSocket = server.socket
            let transport = try CurlTransport(settings)
            let connections = try await CurlStreamTests.inParallel(20) { _ in
                var connections: [String] = []
                for _ in 0..<100 {
                    let response = try await transport.send(Request(.get, "https://localhost/"))
                    #expect(response.version == .http2)
                    connections.append(try await Self.text(response))
                }
                return connections
            }.joined()
            #expect(connections.count == 2_000)
            #expect(Dictionary(grouping: connections) { $0 }.values.allSatisfy { $0.count <= 50 })
            await transport.shutdown()
            await server.stop()
        }
    }
#endif
