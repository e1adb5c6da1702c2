import CSignetOpenSSL

/// The 32 bytes of a SHA-256 or an HMAC-SHA256.
struct SHA256Digest: Sendable {
    private let bytes: signet_digest

    init(_ bytes: signet_digest) {
        self.bytes = bytes
    }

    init(of message: UnsafeRawBufferPointer) {
        bytes = signet_sha256(message.baseAddress, message.count)
    }

    /// The digest that 64 hexadecimal digits stand for, or `nil`.
    init?(hexadecimal: String) {
        guard let source = Hexadecimal.bytes(hexadecimal.utf8), source.count == MemoryLayout<signet_digest>.size else {
            return nil
        }
        var bytes = signet_digest()
        Swift.withUnsafeMutableBytes(of: &bytes) { $0.copyBytes(from: source) }
        self.bytes = bytes
    }

    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        Swift.withUnsafeBytes(of: bytes, body)
    }

    /// The first eight bytes.
    var firstWord: UInt64 {
        withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    }

    var hexadecimal: String {
        withUnsafeBytes(Hexadecimal.lowercaseString)
    }
}

extension SHA256Digest: Hashable {
    static func == (left: SHA256Digest, right: SHA256Digest) -> Bool {
        withUnsafePointer(to: left.bytes) { left in
            withUnsafePointer(to: right.bytes) { right in
                CRYPTO_memcmp(left, right, MemoryLayout<signet_digest>.size) == 0
            }
        }
    }

    func hash(into hasher: inout Hasher) {
        withUnsafeBytes { hasher.combine(bytes: $0) }
    }
}
