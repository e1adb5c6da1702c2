/// The key that signs: one of two kinds.
enum SigningKey: Sendable {
    case hmac(HMACKey)

    /// Signs a string to sign.
    func sign(_ message: UnsafeRawBufferPointer) throws(SigV4Error) -> Signature {
        switch self {
        case .hmac(let key): .digest(key.sign(message))
        }
    }
}
