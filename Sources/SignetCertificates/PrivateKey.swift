import CSignetOpenSSL

/// A private key that was made here and lives in memory.
package final class PrivateKey {
    /// The kinds of key that can be made.
    package enum Kind: Sendable, Hashable {
        /// ECDSA on P-256: made in some 50 µs.
        case p256
        /// RSA with a modulus of this many bits; 2,048 take some 100 ms.
        case rsa(bits: Int)
    }

    /// The EVP_PKEY; belongs to this object.
    package let key: OpaquePointer

    /// A new key.
    package init(_ kind: Kind = .p256) throws(CertificateError) {
        let key =
            switch kind {
            case .p256: signet_ec_p256_key()
            case .rsa(let bits): signet_rsa_key(bits)
            }
        guard let key else { throw CertificateError("no key could be made") }
        self.key = key
    }

    deinit {
        EVP_PKEY_free(key)
    }

    /// The key in PEM (PKCS #8, RFC 5958), not encrypted.
    package func pem() throws(CertificateError) -> [UInt8] {
        try PEM.text { PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) }
    }
}
