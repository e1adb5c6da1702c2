import CSignetOpenSSL

/// An X.509 certificate (RFC 5280), made field by field and signed once.
package final class Certificate {
    /// What a certificate is signed with.
    package enum Digest: Sendable, Hashable {
        /// The digest of every certificate in use.
        case sha256
        /// Broken (CA/Browser Forum: not since 2016); for tests that it is refused.
        case sha1
        /// Broken; for tests that it is refused.
        case md5
    }

    /// The X509; belongs to this object.
    package let certificate: OpaquePointer

    /// A certificate of `key`, named `commonName`, valid for `seconds` from now.
    init(_ commonName: String, of key: PrivateKey, validFor seconds: Range<Int>) throws(CertificateError) {
        guard let certificate = X509_new() else { throw CertificateError("no memory") }
        self.certificate = certificate
        // Version 3 is written as 2 (RFC 5280 §4.1.2.1); without it there are no extensions.
        guard X509_set_version(certificate, 2) == 1, signet_x509_set_random_serial(certificate) == 1,
            signet_x509_set_validity(certificate, seconds.lowerBound, seconds.upperBound) == 1,
            signet_x509_set_common_name(certificate, commonName) == 1, X509_set_pubkey(certificate, key.key) == 1
        else { throw CertificateError("a field of \(commonName) was refused") }
    }

    deinit {
        X509_free(certificate)
    }

    /// Adds the extension `identifier`, an NID, in OpenSSL's configuration language (x509v3_config(5)).
    func add(_ identifier: Int32, _ value: String, issuer: Certificate) throws(CertificateError) {
        guard signet_x509_add_extension(certificate, issuer.certificate, identifier, value) == 1 else {
            throw CertificateError("the extension '\(value)' was refused")
        }
    }

    /// Names `issuer` and signs with its key; nothing may be added afterwards.
    func sign(by issuer: Certificate, _ key: PrivateKey, _ digest: Digest) throws(CertificateError) {
        let method =
            switch digest {
            case .sha256: EVP_sha256()
            case .sha1: EVP_sha1()
            case .md5: EVP_md5()
            }
        guard X509_set_issuer_name(certificate, X509_get_subject_name(issuer.certificate)) == 1,
            X509_sign(certificate, key.key, method) > 0
        else { throw CertificateError("signing failed") }
    }

    /// The certificate in PEM.
    package func pem() throws(CertificateError) -> [UInt8] {
        try PEM.text { PEM_write_bio_X509($0, certificate) }
    }

    /// The subject's public key as DER (SubjectPublicKeyInfo, RFC 5280 §4.1.2.7): what is pinned.
    package func publicKey() -> [UInt8] {
        var bytes: UnsafeMutablePointer<UInt8>?
        let count = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &bytes)
        defer { signet_openssl_free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: max(0, Int(count))))
    }
}
