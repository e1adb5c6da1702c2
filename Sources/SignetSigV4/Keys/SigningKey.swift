import CSignetOpenSSL

/// Step 6: the key of one day, region and service, an HMAC-SHA256 key kept ready to use.
struct SigningKey: Sendable {
    private let key: signet_hmac_key

    init(bytes: UnsafeRawBufferPointer) {
        key = signet_hmac_key_make(bytes.baseAddress, bytes.count)
    }

    /// Derives HMAC(HMAC(HMAC(HMAC("AWS4" + secret, date), region), service), "aws4_request").
    init(secret: SecretString, scope: CredentialScope) {
        var prefixed = Array("AWS4".utf8)
        secret.withUTF8 { prefixed.append(contentsOf: $0) }
        var key = prefixed.withUnsafeBytes { SigningKey(bytes: $0) }
        prefixed.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
        for part in [scope.dateStamp, scope.region, scope.service, CredentialScope.terminator] {
            key = key.sign(part.utf8).withUnsafeBytes { SigningKey(bytes: $0) }
        }
        self = key
    }

    /// Step 7: the signature of a string to sign.
    func sign(_ message: some Collection<UInt8>) -> SHA256Digest {
        withUnsafePointer(to: key) { key in
            SHA256Digest(
                message.withContiguousStorageIfAvailable { signet_hmac(key, $0.baseAddress, $0.count) }
                    ?? Array(message).withUnsafeBytes { signet_hmac(key, $0.baseAddress, $0.count) })
        }
    }
}
