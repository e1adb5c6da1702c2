#if Socket
    import CSignetOpenSSL
    import SignetCertificates
    import SignetSocket

    /// A certificate authority that vouches for one server and is then gone: its key is dropped once it has signed.
    ///
    /// Whoever trusts it therefore trusts no more than this server, and that for 30 days at most.
    struct DevelopmentAuthority: Sendable {
        /// The authority's certificate in PEM.
        let pem: [UInt8]
        /// The settings of the server it vouches for, the server's key among them.
        let server: TLSContext

        /// One hour ago, for clocks that are behind, to 30 days from now: longer than any demonstration.
        private static let validity = -3600..<30 * 24 * 3600

        /// Makes the keys and certificates of a server on this machine: localhost, 127.0.0.1, ::1, and `address`.
        ///
        /// - Parameter address: The numeric address the server is reached at.
        init(for address: String) throws(GatewayServerError) {
            do throws(CertificateError) {
                // RFC 5280 §4.2.1.9: no further authority below this one.
                var profile = CertifiedKey.Profile("Signet development authority", .authority(pathLength: 0))
                profile.validity = Self.validity
                let authority = try CertifiedKey(profile)
                profile = CertifiedKey.Profile("localhost", .server, names: Self.names(address))
                profile.validity = Self.validity
                let leaf = try CertifiedKey(profile, issuer: authority)
                pem = try authority.certificate.pem()
                server = try Self.context(leaf)
            } catch {
                throw GatewayServerError(
                    .certificate, "the development certificate could not be made: \(error)")
            }
        }

        private static func names(_ address: String) -> String {
            let names = ["DNS:localhost", "IP:127.0.0.1", "IP:::1"]
            return (names + ["IP:" + address].filter { !names.contains($0) }).joined(separator: ",")
        }

        private static func context(_ leaf: CertifiedKey) throws(CertificateError) -> TLSContext {
            guard let context = SSL_CTX_new(TLS_server_method()) else { throw CertificateError("no TLS context") }
            guard SSL_CTX_use_certificate(context, leaf.certificate.certificate) == 1,
                SSL_CTX_use_PrivateKey(context, leaf.key.key) == 1
            else {
                SSL_CTX_free(context)
                throw CertificateError("TLS refused the certificate")
            }
            SSL_CTX_set_alpn_select_cb(context, selectProtocol, nil)
            return TLSContext(adoptingServer: context)
        }

        /// RFC 7301 §3.2: http/1.1 where the client offers it; one that offers only what is not spoken here is refused.
        private static let selectProtocol: SSL_CTX_alpn_select_cb_func = { _, chosen, length, offered, count, _ in
            guard let chosen, let length, let offered else { return SSL_TLSEXT_ERR_NOACK }
            let offers = UnsafeBufferPointer(start: offered, count: Int(count))
            var start = 0
            while start < offers.count {
                let name = offers[(start + 1)...].prefix(Int(offers[start]))
                if name.elementsEqual("http/1.1".utf8) {
                    chosen.pointee = offered + start + 1
                    length.pointee = offers[start]
                    return SSL_TLSEXT_ERR_OK
                }
                start += 1 + Int(offers[start])
            }
            return SSL_TLSEXT_ERR_ALERT_FATAL
        }
    }
#endif
