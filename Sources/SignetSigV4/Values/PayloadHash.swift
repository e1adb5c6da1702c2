/// The last line of a canonical request: what is known of the body when the request is signed.
public struct PayloadHash: Hashable, Sendable {
    /// The value as it stands in the canonical request: 64 lower-case hexadecimal digits,
    /// `UNSIGNED-PAYLOAD`, or `STREAMING-…` for a body that is signed while it is sent.
    public let value: String

    init(unchecked value: String) {
        self.value = value
    }

    /// The hash of an empty body.
    public static let empty = PayloadHash(
        unchecked: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")

    /// The body is not covered by the signature: its bytes can be changed on the way. Few services accept it.
    public static let unsigned = PayloadHash(unchecked: "UNSIGNED-PAYLOAD")

    /// Hashes `body`.
    public static func sha256(of body: some Sequence<UInt8>) -> PayloadHash {
        let digest =
            body.withContiguousStorageIfAvailable { SHA256Digest(of: UnsafeRawBufferPointer($0)) }
            ?? Array(body).withUnsafeBytes { SHA256Digest(of: $0) }
        return PayloadHash(unchecked: digest.hexadecimal)
    }

    /// A hash computed elsewhere, for example while a file was read.
    /// - Parameter hex: the SHA-256 of the body as 64 lower-case hexadecimal digits.
    /// - Throws: `SigV4Error` of kind `invalidPayloadHash` for anything else.
    public static func precomputed(_ hex: String) throws(SigV4Error) -> PayloadHash {
        guard Hexadecimal.isLowercaseDigest(hex.utf8) else {
            throw SigV4Error(
                .invalidPayloadHash,
                "A payload hash is 64 lower-case hexadecimal digits, this one has \(hex.utf8.count) bytes: "
                    + "pass the SHA-256 of the body, or sign the body itself.")
        }
        return PayloadHash(unchecked: hex)
    }

    /// Whether the value says how the body is signed, and is no hash: the service must be told in a header.
    var isMarker: Bool { value.utf8.count != 64 }

    /// Whether the signature leaves the body uncovered.
    public var isUnsigned: Bool { self == .unsigned }
}
