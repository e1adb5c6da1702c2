#if Curl
    import HTTPTypes
    import SignetConformance
    import SignetCore
    import SignetCurl
    import Testing

    @Suite(.serialized) struct CurlTLSTests {
        private let authority: OpenSSLAuthority

        init() throws {
            authority = try OpenSSLAuthority()
            try authority.issue("server", for: "DNS:localhost")
        }

        private var trust: TLSConfiguration { TLSConfiguration(trust: .file(authority.path("ca.pem"))) }

        /// The page of `server`, reached by `name`.
        private func page(_ server: OpenSSLServer, by name: String = "localhost", _ tls: TLSConfiguration) async throws
            -> String
        {
            let resolve = [ResolveOverride(host: name, port: server.port, address: "127.0.0.1")]
            let transport = try CurlTransport(tls: tls, resolve: resolve)
            let response = try await transport.send(Request(.get, "https://\(name):\(server.port)/"))
            #expect(response.timings.tls != nil)
            return String(decoding: try await response.body.collect(upTo: 100_000), as: UTF8.self)
        }

        private func failure(_ server: OpenSSLServer, by name: String = "localhost", _ tls: TLSConfiguration)
            async throws
            -> TransportError
        {
            try #require(await #expect(throws: TransportError.self) { try await page(server, by: name, tls) })
        }

        @Test("A server whose authority is in the given file is spoken to", arguments: ["-tls1_2", "-tls1_3"])
        func trusts(_ version: String) async throws {
            let text = try await page(OpenSSLServer("server", authority, options: [version]), trust)
            #expect(text.contains(version == "-tls1_2" ? "TLSv1.2" : "TLSv1.3"))
        }

        @Test("A server whose authority the system does not know is refused, with the reason and the remedy")
        func refusesUnknownAuthority() async throws {
            let error = try await failure(OpenSSLServer("server", authority), TLSConfiguration())
            #expect(error.kind == .tlsVerification && error.phase == .tls && !error.requestMayHaveBeenSent)
            #expect(error.reason.contains("unable to get local issuer certificate"))
            #expect(error.remedy?.contains(".file") == true)
        }

        @Test("A server whose authority is not in the given file is refused, and the file is named")
        func refusesOtherAuthority() async throws {
            let other = try OpenSSLAuthority()
            let error = try await failure(
                OpenSSLServer("server", authority), TLSConfiguration(trust: .file(other.path("ca.pem"))))
            #expect(error.kind == .tlsVerification && !error.requestMayHaveBeenSent)
            #expect(error.remedy?.contains(other.path("ca.pem")) == true)
        }

        @Test("A server whose certificate is for another name is refused", arguments: ["other.invalid", "127.0.0.1"])
        func refusesOtherName(_ name: String) async throws {
            let error = try await failure(OpenSSLServer("server", authority), by: name, trust)
            #expect(error.kind == .tlsVerification && error.phase == .tls && !error.requestMayHaveBeenSent)
            #expect(error.reason.contains(name))
        }

        @Test("An expired certificate is refused")
        func refusesExpired() async throws {
            try authority.issue("expired", for: "DNS:localhost", days: 0)
            let server = try OpenSSLServer("expired", authority)
            let error = try await failure(server, trust)
            #expect(error.kind == .tlsVerification && error.reason.contains("expired"))
        }

        @Test("Whoever asks for no verification gets none")
        func doesNotVerify() async throws {
            let text = try await page(
                OpenSSLServer("server", authority), by: "other.invalid", TLSConfiguration(trust: .insecureNone))
            #expect(text.contains("TLSv1.3"))
        }

        @Test("A client certificate is presented where one is asked for", arguments: ["-tls1_2", "-tls1_3"])
        func presentsCertificate(_ version: String) async throws {
            try authority.issue("client", for: "DNS:client")
            let options = ["-Verify", "1", "-verify_return_error", "-CAfile", authority.path("ca.pem"), version]
            var tls = trust
            tls.identity = .init(
                certificateFile: authority.path("client.pem"), keyFile: authority.path("client.key"))
            let text = try await page(OpenSSLServer("server", authority, options: options), tls)
            #expect(text.contains("CN = client") || text.contains("CN=client"))

            let error = try await failure(OpenSSLServer("server", authority, options: options), trust)
            #expect(error.kind == .tlsHandshake && error.phase == .tls)
        }

        @Test("A certificate file that is not there is named as the cause")
        func namesMissingFiles() async throws {
            let server = try OpenSSLServer("server", authority)
            let noCA = try await failure(server, TLSConfiguration(trust: .file("/nonexistent/ca.pem")))
            #expect(noCA.kind == .invalidRequest && noCA.reason.contains("/nonexistent/ca.pem"))
            var tls = trust
            tls.identity = .init(certificateFile: "/nonexistent/c.pem", keyFile: "/nonexistent/k.pem")
            let noCertificate = try await failure(server, tls)
            #expect(noCertificate.kind == .invalidRequest && noCertificate.reason.contains("/nonexistent/c.pem"))
            #expect(!noCA.requestMayHaveBeenSent && !noCertificate.requestMayHaveBeenSent)
        }

        @Test("A server without TLS fails the handshake, with the remedy")
        func refusesPlain() async throws {
            let server = try RawServer(.once(.send("HTTP/1.1 400 Bad Request\r\n\r\n"), .readToEnd))
            let error = await #expect(throws: TransportError.self) {
                try await CurlTransport().send(Request(.get, "https://127.0.0.1:\(server.port)/"))
            }
            #expect(error?.kind == .tlsHandshake && error?.phase == .tls && error?.requestMayHaveBeenSent == false)
            #expect(error?.remedy?.contains("http://") == true)
        }

        @Test("A path with NUL, and a limit of no connection, are refused")
        func refusesSettings() throws {
            #expect(throws: TransportError.self) {
                try CurlTransport(tls: TLSConfiguration(trust: .file("/etc/a\0b")))
            }
            #expect(throws: TransportError.self) { try CurlTransport(maximumConnectionsPerHost: 0) }
        }
    }
#endif
