import CSignetOpenSSL

/// Step 6: the key of one day, region and service, an HMAC-SHA256 key kept ready to use.
struct HMACKey: Sendable {
    private let key: signet_hmac_key

    init(bytes: UnsafeRawBufferPointer) {
        key = signet_hmac_key_make(bytes.baseAddress, bytes.count)
    }

    /// Derives HMAC(HMAC(HMAC(HMAC("AWS4" + secret, date), region), service), "aws4_request").
    init(secret: SecretString, dateStamp: String, region: String, service: String) {
        var prefixed = Array("AWS4".utf8)
        secret.withUTF8 { prefixed.append(contentsOf: $0) }
        var key = prefixed.withUnsafeBytes { HMACKey(bytes: $0) }
        prefixed.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
        for part in [dateStamp, region, service, CredentialScope.terminator] {
            var part = part
            let digest = part.withUTF8 { key.sign(UnsafeRawBufferPointer($0)) }
            key = digest.withUnsafeBytes { HMACKey(bytes: $0) }
        }
        self = key
    }

    /// Step 7: the signature of a string to sign.
    func sign(_ message: UnsafeRawBufferPointer) -> SHA256Digest {
        withUnsafePointer(to: key) { SHA256Digest(signet_hmac($0, message.baseAddress, message.count)) }
    }
}
