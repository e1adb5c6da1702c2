import CSignetOpenSSL

/// Step 6: the key of one day, region and service, derived from the secret by four HMACs and kept ready to use.
struct SigningKey: Sendable {
    private let key: signet_hmac_key

    init(secret: SecretString, scope: CredentialScope) {
        key = Self.key(Self.derive(secret: secret, scope: scope))
    }

    /// HMAC(HMAC(HMAC(HMAC("AWS4" + secret, date), region), service), "aws4_request").
    static func derive(secret: SecretString, scope: CredentialScope) -> SHA256Digest {
        var prefixed = Array("AWS4".utf8)
        secret.withUTF8 { prefixed.append(contentsOf: $0) }
        let secretKey = prefixed.withUnsafeBytes { signet_hmac_key_make($0.baseAddress, $0.count) }
        prefixed.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
        var derived = hmac(secretKey, scope.dateStamp.utf8)
        for part in [scope.region, scope.service, CredentialScope.terminator] {
            derived = hmac(key(derived), part.utf8)
        }
        return derived
    }

    /// Step 7: the signature of a string to sign.
    func sign(_ stringToSign: [UInt8]) -> SHA256Digest {
        Self.hmac(key, stringToSign)
    }

    private static func key(_ digest: SHA256Digest) -> signet_hmac_key {
        digest.withUnsafeBytes { signet_hmac_key_make($0.baseAddress, $0.count) }
    }

    private static func hmac(_ key: signet_hmac_key, _ message: some Collection<UInt8>) -> SHA256Digest {
        withUnsafePointer(to: key) { key in
            SHA256Digest(
                message.withContiguousStorageIfAvailable { signet_hmac(key, $0.baseAddress, $0.count) }
                    ?? Array(message).withUnsafeBytes { signet_hmac(key, $0.baseAddress, $0.count) })
        }
    }
}
