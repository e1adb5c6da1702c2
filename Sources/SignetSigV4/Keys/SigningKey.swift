/// The key that signs: one of two kinds.
enum SigningKey: Sendable {
    case hmac(HMACKey)
    case ecdsa(ECDSAKey)

    /// Signs a string to sign.
    func sign(_ message: UnsafeRawBufferPointer) throws(SigV4Error) -> Signature {
        switch self {
        case .hmac(let key): .digest(key.sign(message))
        case .ecdsa(let key): .der(try key.sign(message))
        }
    }

    /// Whether `signature`, in hexadecimal, is one of a string to sign.
    func isValid(_ signature: String, of message: UnsafeRawBufferPointer) throws(SigV4Error) -> Bool {
        switch self {
        case .hmac(let key): constantTimeEqual(key.sign(message).hexadecimal, signature)
        case .ecdsa(let key): try key.publicKey.isValid(signature, of: message)
        }
    }
}
