#if Socket
    import CSignetOpenSSL

    /// An X.509 certificate (RFC 5280), made field by field and signed once.
    final class Certificate {
        let certificate: OpaquePointer

        /// A certificate of `key`, named `commonName`, valid for `seconds` from now.
        ///
        /// - Parameter seconds: Begins an hour ago for containers and guests whose clocks lag behind their host's.
        init(_ commonName: String, of key: PrivateKey, validFor seconds: Range<Int>) throws(GatewayServerError) {
            guard let certificate = X509_new() else { throw .certificate("no memory") }
            self.certificate = certificate
            // Version 3 is written as 2 (RFC 5280 §4.1.2.1); without it there are no extensions.
            guard X509_set_version(certificate, 2) == 1, signet_x509_set_random_serial(certificate) == 1,
                signet_x509_set_validity(certificate, seconds.lowerBound, seconds.upperBound) == 1,
                signet_x509_set_common_name(certificate, commonName) == 1, X509_set_pubkey(certificate, key.key) == 1
            else { throw .certificate("a field of \(commonName) was refused") }
        }

        deinit {
            X509_free(certificate)
        }

        /// Adds the extension `identifier`, an NID, in OpenSSL's configuration language (x509v3_config(5)).
        func add(_ identifier: Int32, _ value: String, issuer: Certificate) throws(GatewayServerError) {
            guard signet_x509_add_extension(certificate, issuer.certificate, identifier, value) == 1 else {
                throw .certificate("the extension '\(value)' was refused")
            }
        }

        /// Names `issuer` and signs with its key; nothing may be added afterwards.
        func sign(by issuer: Certificate, _ key: PrivateKey) throws(GatewayServerError) {
            guard X509_set_issuer_name(certificate, X509_get_subject_name(issuer.certificate)) == 1,
                X509_sign(certificate, key.key, EVP_sha256()) > 0
            else { throw .certificate("signing failed") }
        }

        /// The certificate in PEM (RFC 7468).
        func pem() throws(GatewayServerError) -> [UInt8] {
            guard let memory = BIO_new(BIO_s_mem()) else { throw .certificate("no memory") }
            defer { BIO_free(memory) }
            var bytes: UnsafeMutablePointer<CChar>?
            guard PEM_write_bio_X509(memory, certificate) == 1 else { throw .certificate("no PEM form") }
            let count = signet_bio_memory(memory, &bytes)
            return Array(UnsafeRawBufferPointer(start: bytes, count: count))
        }
    }
#endif
