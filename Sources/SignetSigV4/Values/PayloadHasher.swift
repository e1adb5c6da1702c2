import CSignetOpenSSL

/// Hashes a body piece by piece, where it is not in memory as a whole.
public struct PayloadHasher: Sendable {
    private var state = signet_sha256_begin()

    /// Creates the hash of nothing.
    public init() {}

    /// Takes in the next bytes of the body.
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        let isDone: Void? = bytes.withContiguousStorageIfAvailable {
            signet_sha256_update(&state, $0.baseAddress, $0.count)
        }
        if isDone == nil { Array(bytes).withUnsafeBytes { signet_sha256_update(&state, $0.baseAddress, $0.count) } }
    }

    /// The hash of all bytes so far; more may follow.
    public func finish() -> PayloadHash {
        PayloadHash(digest)
    }

    var digest: SHA256Digest {
        withUnsafePointer(to: state) { SHA256Digest(signet_sha256_finish($0)) }
    }
}
