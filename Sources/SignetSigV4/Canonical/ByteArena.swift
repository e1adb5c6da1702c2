/// Bytes that grow: first in memory that is lent by the stack, then on the heap.
struct ByteArena: CanonicalSink, ~Copyable {
    private var memory: UnsafeMutableBufferPointer<UInt8>
    private var ownsMemory = false
    private(set) var count = 0

    /// Starts in `lent`, which must outlive the arena.
    init(_ lent: UnsafeMutableBufferPointer<UInt8>) {
        memory = lent
    }

    deinit {
        if ownsMemory { memory.deallocate() }
    }

    /// What was written; good until the next write.
    var written: UnsafeBufferPointer<UInt8> { self[0..<count] }

    subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: memory[range])
    }

    mutating func write(_ byte: UInt8) {
        if count == memory.count { grow(by: 1) }
        memory[count] = byte
        count += 1
    }

    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.count > memory.count - count { grow(by: bytes.count) }
        guard let source = bytes.baseAddress, let target = memory.baseAddress else { return }
        (target + count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    private mutating func grow(by length: Int) {
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(memory.count * 2, count + length))
        _ = larger.update(fromContentsOf: memory[..<count])
        if ownsMemory { memory.deallocate() }
        memory = larger
        ownsMemory = true
    }
}
