import CSignetOpenSSL

/// Step 6: the key of one day, region and service, an HMAC-SHA256 key kept ready to use.
///
/// Unchecked, because it holds a pointer; what it points to is written once, before anyone has the key, and wiped when
/// nobody has it any more.
final class HMACKey: @unchecked Sendable {
    private let key: UnsafeMutablePointer<signet_hmac_key>

    init(bytes: UnsafeRawBufferPointer) {
        key = .allocate(capacity: 1)
        key.initialize(to: signet_hmac_key_make(bytes.baseAddress, bytes.count))
    }

    deinit {
        OPENSSL_cleanse(key, MemoryLayout<signet_hmac_key>.size)
        key.deallocate()
    }

    /// Derives HMAC(HMAC(HMAC(HMAC("AWS4" + secret, date), region), service), "aws4_request").
    static func derived(secret: SecretString, dateStamp: String, region: String, service: String) -> HMACKey {
        var prefixed = Array("AWS4".utf8)
        secret.withUTF8 { prefixed.append(contentsOf: $0) }
        var key = prefixed.withUnsafeBytes { HMACKey(bytes: $0) }
        prefixed.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
        for part in [dateStamp, region, service, CredentialScope.terminator] {
            var part = part
            let digest = part.withUTF8 { key.sign(UnsafeRawBufferPointer($0)) }
            key = digest.withUnsafeBytes { HMACKey(bytes: $0) }
        }
        return key
    }

    /// Step 7: the signature of a string to sign.
    func sign(_ message: UnsafeRawBufferPointer) -> SHA256Digest {
        SHA256Digest(signet_hmac(key, message.baseAddress, message.count))
    }
}
