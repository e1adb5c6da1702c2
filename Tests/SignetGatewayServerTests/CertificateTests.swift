#if Socket
    import SignetGatewayServer
    import Testing

    /// The development authority as OpenSSL's own tools see it.
    struct CertificateTests {
        @Test("The chain stands up to strict checking, for each name it is for", arguments: ["TLSv1.2", "TLSv1.3"])
        func strict(version: String) async throws {
            try await withServer { endpoints in
                let client = try await Command.openssl(
                    "s_client", "-connect", "127.0.0.1:\(endpoints.httpsPort ?? 0)", "-CAfile", endpoints.caFile ?? "",
                    "-x509_strict", "-purpose", "sslserver", "-verify_return_error", "-verify_ip", "127.0.0.1", "-alpn",
                    "h2,http/1.1", version == "TLSv1.2" ? "-tls1_2" : "-tls1_3")
                #expect(client.status == 0, "\(client.output)")
                #expect(client.output.contains("Verify return code: 0 (ok)"))
                #expect(client.output.contains("ALPN protocol: http/1.1"))
                #expect(client.output.contains(version))
            }
        }

        @Test("The authority can sign servers only, for thirty days, and is never the same")
        func authority() async throws {
            try await withServer { first in
                try await withServer { second in
                    let texts = [
                        try await Command.openssl("x509", "-noout", "-text", "-in", first.caFile ?? "").output,
                        try await Command.openssl("x509", "-noout", "-text", "-in", second.caFile ?? "").output,
                    ]
                    #expect(texts[0].contains("CA:TRUE, pathlen:0"))
                    #expect(texts[0].contains("Certificate Sign, CRL Sign"))
                    #expect(texts[0].contains("prime256v1"))
                    #expect(texts[0] != texts[1])
                    let month = 30 * 24 * 3600
                    let now = try await Command.openssl("x509", "-checkend", "0", "-in", first.caFile ?? "")
                    let later = try await Command.openssl("x509", "-checkend", "\(month)", "-in", first.caFile ?? "")
                    #expect(now.status == 0 && later.status == 1)
                }
            }
        }

        @Test("A version of TLS below 1.2 is refused, and so is a client that speaks HTTP/2 only")
        func refused() async throws {
            try await withServer { endpoints in
                let address = "127.0.0.1:\(endpoints.httpsPort ?? 0)"
                let old = try await Command.openssl(
                    "s_client", "-connect", address, "-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0")
                #expect(old.status != 0)
                let http2 = try await Command.openssl("s_client", "-connect", address, "-alpn", "h2")
                #expect(http2.output.contains("no application protocol"))
            }
        }
    }
#endif
