import CSignetOpenSSL

/// A P-256 key, ready either to sign or to verify, from any number of tasks at once.
///
/// `@unchecked`: the context is never changed after `init`. Each operation works on a duplicate, and duplicating only
/// reads, and counts references atomically.
final class P256Context: @unchecked Sendable {
    private let context: OpaquePointer

    /// - Parameter privateKey: 32 bytes, big-endian, from 1 to n − 1.
    init(signingWith privateKey: UnsafeRawBufferPointer, _ publicKey: signet_p256_point) throws(SigV4Error) {
        context = try Self.context(privateKey: privateKey.baseAddress, publicKey)
    }

    /// - Throws: `SigV4Error` of kind `cryptography` for a point that is not on the curve, too.
    init(verifyingWith publicKey: signet_p256_point) throws(SigV4Error) {
        context = try Self.context(privateKey: nil, publicKey)
    }

    deinit { EVP_PKEY_CTX_free(context) }

    func sign(_ digest: SHA256Digest) throws(SigV4Error) -> ECDSASignature {
        var signature = signet_p256_signature()
        let code = digest.withUnsafeBytes { signet_p256_sign(context, $0.baseAddress, &signature) }
        guard code == 0 else { throw .libcrypto("sign with ECDSA", code) }
        return ECDSASignature(der: signature)
    }

    func verify(_ signature: ECDSASignature, of digest: SHA256Digest) throws(SigV4Error) -> Bool {
        var valid: Int32 = 0
        let code = digest.withUnsafeBytes { digest in
            withUnsafePointer(to: signature.der) { signet_p256_verify(context, digest.baseAddress, $0, &valid) }
        }
        guard code == 0 else { throw .libcrypto("verify an ECDSA signature", code) }
        return valid == 1
    }

    private static func context(
        privateKey: UnsafeRawPointer?, _ publicKey: signet_p256_point
    ) throws(SigV4Error) -> OpaquePointer {
        var context: OpaquePointer?
        let code = withUnsafePointer(to: publicKey) { signet_p256_context_make(privateKey, $0, &context) }
        guard code == 0, let context else { throw .libcrypto("import a P-256 key", code) }
        return context
    }
}
