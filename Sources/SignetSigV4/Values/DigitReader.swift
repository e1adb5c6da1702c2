/// Reads fixed-width decimal numbers and literal separators from bytes.
struct DigitReader<Bytes: Collection<UInt8>> {
    private var rest: Bytes.SubSequence

    init(_ bytes: Bytes) {
        rest = bytes[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// The number made of exactly `width` digits, or `nil`; on `nil` the position is not to be relied on.
    mutating func digits(_ width: Int) -> Int? {
        var number = 0
        for _ in 0..<width {
            guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
            rest.removeFirst()
        }
        return number
    }

    mutating func skip(_ separator: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, byte == UInt8(ascii: separator) else { return false }
        rest.removeFirst()
        return true
    }
}
