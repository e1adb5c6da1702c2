/// What a signing key makes of a string to sign.
enum Signature: Sendable {
    /// An HMAC-SHA256.
    case digest(SHA256Digest)
    /// An ECDSA signature in DER.
    case der(ECDSASignature)

    /// Lower-case hexadecimal, as it is sent.
    var hexadecimal: String {
        switch self {
        case .digest(let digest): digest.hexadecimal
        case .der(let signature): signature.hexadecimal
        }
    }

    func write(to sink: inout some CanonicalSink) {
        switch self {
        case .digest(let digest): digest.withUnsafeBytes { Hexadecimal.write($0, to: &sink) }
        case .der(let signature): signature.withUnsafeBytes { Hexadecimal.write($0, to: &sink) }
        }
    }

    var hexadecimalLength: Int {
        switch self {
        case .digest: 64
        case .der(let signature): signature.count * 2
        }
    }
}
