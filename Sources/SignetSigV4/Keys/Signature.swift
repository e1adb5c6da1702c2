/// What a signing key makes of a string to sign.
enum Signature: Sendable {
    /// An HMAC-SHA256.
    case digest(SHA256Digest)
    /// An ECDSA signature in DER, 70 to 72 bytes.
    case der([UInt8])

    /// Lower-case hexadecimal, as it is sent.
    var hexadecimal: String {
        switch self {
        case .digest(let digest): digest.hexadecimal
        case .der(let bytes): bytes.withUnsafeBytes(Hexadecimal.lowercaseString)
        }
    }

    func write(to sink: inout some CanonicalSink) {
        switch self {
        case .digest(let digest): digest.withUnsafeBytes { Hexadecimal.write($0, to: &sink) }
        case .der(let bytes): bytes.withUnsafeBytes { Hexadecimal.write($0, to: &sink) }
        }
    }

    var hexadecimalLength: Int {
        switch self {
        case .digest: 64
        case .der(let bytes): bytes.count * 2
        }
    }
}
