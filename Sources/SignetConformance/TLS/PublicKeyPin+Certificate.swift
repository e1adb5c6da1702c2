import CSignetOpenSSL
import SignetCertificates
import SignetCore

extension PublicKeyPin {
    /// The pin of a certificate's key.
    init(_ certificate: Certificate) {
        let key = certificate.publicKey()
        let digest = key.withUnsafeBytes { signet_sha256($0.baseAddress, $0.count) }
        self.init(digest: withUnsafeBytes(of: digest.bytes, Array.init))
    }
}
