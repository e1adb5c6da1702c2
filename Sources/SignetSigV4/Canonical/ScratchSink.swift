/// A text of known length, written into memory on the stack.
struct ScratchSink: CanonicalSink {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    /// Runs `body` over what `write` wrote: at most `capacity` bytes, the rest is dropped.
    static func withBytes<Result, Failure: Error>(
        capacity: Int, write: (inout ScratchSink) -> Void,
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer throws(Failure) in
            var sink = ScratchSink(buffer)
            write(&sink)
            return try body(UnsafeBufferPointer(rebasing: buffer[..<sink.count]))
        }
    }

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    mutating func write(_ byte: UInt8) {
        guard count < buffer.count else { return }
        buffer[count] = byte
        count += 1
    }

    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        let length = min(bytes.count, buffer.count - count)
        guard let source = bytes.baseAddress, let target = buffer.baseAddress else { return }
        (target + count).update(from: source, count: length)
        count += length
    }
}
