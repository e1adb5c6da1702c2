/// The bytes of the fuzzer, read as decisions and strings from the front. At the end everything is zero or empty.
struct FuzzedInput {
    private let bytes: UnsafeRawBufferPointer
    private var index = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    mutating func byte() -> UInt8 {
        guard index < bytes.count else { return 0 }
        defer { index += 1 }
        return bytes[index]
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int(byte()) % elements.count]
    }

    /// The bytes up to the next line end: what a dictionary and a reader both understand.
    mutating func line() -> UnsafeRawBufferPointer {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        defer { index = min(index + 1, bytes.count) }
        return UnsafeRawBufferPointer(rebasing: bytes[start..<index])
    }

    mutating func text() -> String {
        String(decoding: line(), as: UTF8.self)
    }

    /// All that is left.
    mutating func rest() -> UnsafeRawBufferPointer {
        defer { index = bytes.count }
        return UnsafeRawBufferPointer(rebasing: bytes[index...])
    }
}
