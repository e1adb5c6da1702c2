/// The last line of a canonical request: what is known of the body when the request is signed.
public struct PayloadHash: Hashable, Sendable {
    /// A digest is kept as its bytes: it is written into a canonical request more often than it is shown.
    private enum Content: Hashable, Sendable {
        case digest(SHA256Digest)
        case marker(String)
    }

    private let content: Content

    /// The value as it stands in the canonical request: 64 lower-case hexadecimal digits, `UNSIGNED-PAYLOAD`, or
    /// `STREAMING-…` for a body that is signed while it is sent.
    public var value: String {
        switch content {
        case .digest(let digest): digest.hexadecimal
        case .marker(let marker): marker
        }
    }

    init(_ digest: SHA256Digest) {
        content = .digest(digest)
    }

    init(marker: String) {
        content = .marker(marker)
    }

    func write(to sink: inout some CanonicalSink) {
        switch content {
        case .digest(let digest): digest.withUnsafeBytes { Hexadecimal.write($0, to: &sink) }
        case .marker(let marker): sink.write(marker)
        }
    }

    /// The hash of an empty body.
    public static let empty = sha256(of: EmptyCollection())

    /// The body is not covered by the signature: its bytes can be changed on the way. Few services accept it.
    public static let unsigned = PayloadHash(marker: "UNSIGNED-PAYLOAD")

    /// Hashes `body`.
    public static func sha256(of body: some Sequence<UInt8>) -> PayloadHash {
        let digest =
            body.withContiguousStorageIfAvailable { SHA256Digest(of: UnsafeRawBufferPointer($0)) }
            ?? Array(body).withUnsafeBytes { SHA256Digest(of: $0) }
        return PayloadHash(digest)
    }

    /// A hash computed elsewhere, for example while a file was read.
    /// - Parameter hex: the SHA-256 of the body as 64 lower-case hexadecimal digits.
    /// - Throws: `SigV4Error` of kind `invalidPayloadHash` for anything else.
    public static func precomputed(_ hex: String) throws(SigV4Error) -> PayloadHash {
        guard Hexadecimal.isLowercaseDigest(hex.utf8), let digest = SHA256Digest(hexadecimal: hex) else {
            throw SigV4Error(
                .invalidPayloadHash,
                "A payload hash is 64 lower-case hexadecimal digits, this one has \(hex.utf8.count) bytes: "
                    + "pass the SHA-256 of the body, or sign the body itself.")
        }
        return PayloadHash(digest)
    }

    /// Whether the value says how the body is signed, and is no hash: the service must be told in a header.
    var isMarker: Bool {
        if case .marker = content { true } else { false }
    }

    /// Whether the signature leaves the body uncovered.
    public var isUnsigned: Bool { self == .unsigned }
}
