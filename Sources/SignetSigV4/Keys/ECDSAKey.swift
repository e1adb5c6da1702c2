import CSignetOpenSSL

/// The P-256 key pair that SigV4a derives from an access key.
struct ECDSAKey: Sendable {
    let publicKey: ECDSAPublicKey
    private let context: P256Context

    /// - Throws: `SigV4Error` of kind `cryptography` if libcrypto fails, `invalidCredentials` if there is no such key.
    init(accessKeyID: String, secret: SecretString) throws(SigV4Error) {
        (publicKey, context) = try ECDSAKeyDerivation.withPrivateKey(accessKeyID: accessKeyID, secret: secret) {
            privateKey throws(SigV4Error) in
            var point = signet_p256_point()
            let code = signet_p256_multiply(privateKey.baseAddress, &point)
            guard code == 0 else { throw .libcrypto("compute a P-256 public key", code) }
            return (try ECDSAPublicKey(point), try P256Context(signingWith: privateKey, point))
        }
    }

    /// Step 7 of SigV4a: the signature of a string to sign, another one each time.
    func sign(_ message: UnsafeRawBufferPointer) throws(SigV4Error) -> ECDSASignature {
        try context.sign(SHA256Digest(of: message))
    }
}
