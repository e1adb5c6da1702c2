import CSignetOpenSSL

/// A SHA-256 that is written to in small pieces, collected in a buffer on the stack: a piece then costs a copy and not a
/// call into libcrypto.
struct DigestSink: CanonicalSink {
    /// Eight blocks; an Authorization-signed request with a session token has twelve.
    private static let capacity = 512

    private var state = signet_sha256_begin()
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    /// The digest of what `body` writes.
    static func digest(_ body: (inout DigestSink) -> Void) -> SHA256Digest {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
            var sink = DigestSink(buffer)
            body(&sink)
            sink.flush()
            return SHA256Digest(signet_sha256_finish(&sink.state))
        }
    }

    private init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    mutating func write(_ byte: UInt8) {
        if count == buffer.count { flush() }
        buffer[count] = byte
        count += 1
    }

    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.count > buffer.count - count { flush() }
        guard bytes.count <= buffer.count else {
            return signet_sha256_update(&state, bytes.baseAddress, bytes.count)
        }
        guard let source = bytes.baseAddress, let target = buffer.baseAddress else { return }
        (target + count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    private mutating func flush() {
        signet_sha256_update(&state, buffer.baseAddress, count)
        count = 0
    }
}
