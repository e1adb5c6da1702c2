#if Curl
    import Glibc
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    /// Servers that answer while the body is still sent, and hang up on the rest.
    @Suite struct CurlEarlyResponseTests {
        private static let refusal =
            "HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 5\r\n\r\nlarge"
        private static let chunked =
            "HTTP/1.1 413 Content Too Large\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nlarge\r\n0\r\n\r\n"
        private static let piece = String(repeating: "a", count: 10_000)
        private static let pieces = Chunks([String](repeating: piece, count: 500))

        struct Upload: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let body: @Sendable () -> Body
        }

        static let uploads = [
            Upload(testDescription: "bytes", body: { .bytes([UInt8](repeating: 7, count: 5_000_000)) }),
            Upload(testDescription: "a stream of known length", body: { .stream(length: 5_000_000) { pieces } }),
            Upload(testDescription: "a chunked stream", body: { .stream { pieces } }),
        ]

        @Test(
            "A response is never lost to the hang-up that follows it", arguments: uploads,
            [refusal, chunked, refusal.replacing("413 Content Too Large", with: "200 OK")])
        func delivers(_ upload: Upload, _ response: String) async throws {
            let server = try RawServer(.once(.read(64 << 10), .send(response), .close))
            try await Self.send(upload, to: server.url, through: CurlTransport())
        }

        @Test("Nor is it on a Unix socket", arguments: uploads)
        func deliversLocally(_ upload: Upload) async throws {
            var settings = CurlTransport.Settings()
            let path = "/tmp/signet-early-\(getpid())-\(upload.testDescription.count)"
            settings.unixSocket = path
            let script = RawScript.once(.read(64 << 10), .send(Self.refusal), .close)
            let server = try RawServer(unixSocket: path, scripts: [script])
            try await Self.send(upload, to: "http://localhost/", through: CurlTransport(settings))
            #expect(server.accepted == 100)
        }

        /// Hundred times: a response comes at any moment of a write.
        private static func send(_ upload: Upload, to url: String, through transport: CurlTransport) async throws {
            for _ in 0..<100 {
                let response = try await transport.send(Request(.put, url, body: upload.body()))
                #expect(try await response.body.collect(upTo: 5) == Array("large".utf8))
            }
            await transport.shutdown()
        }

        @Test("An answer that the hang-up cuts short is none")
        func refusesHalf() async throws {
            let server = try RawServer(.once(.read(64 << 10), .send("HTTP/1.1 413 Conte"), .close))
            let transport = try CurlTransport()
            for upload in Self.uploads {
                let error = await #expect(throws: TransportError.self) {
                    try await transport.send(Request(.post, server.url, body: upload.body()))
                }
                let isLost = error?.kind == .connectionReset || error?.kind == .connectionClosed
                #expect(isLost, "\(error?.description ?? "")")
                #expect(error?.requestMayHaveBeenSent == true)
            }
            await transport.shutdown()
        }
    }
#endif
