/// What kinds of bytes a field value holds.
struct FieldContent {
    /// A byte that must not stand in a value (RFC 9110 §5.5): any below a space but a tab, and DEL.
    private(set) var hasControlByte = false
    /// Optional white space (RFC 9110 §5.6.3): space and tab.
    private(set) var hasWhiteSpace = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard Self.mayHoldAny(bytes) else { return }
        for byte in bytes {
            if Self.isWhiteSpace(byte) {
                hasWhiteSpace = true
            } else if byte < 0x20 || byte == 0x7F {
                hasControlByte = true
            }
        }
    }

    static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// Whether a byte is a space, below it, or DEL; eight bytes at a time, because a session token has a thousand and
    /// none of them.
    private static func mayHoldAny(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let raw = UnsafeRawBufferPointer(bytes)
        var found: UInt64 = 0
        var index = 0
        while index + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let del = word ^ (ones &* 0x7F)
            // A byte less than n borrows from its top bit; for a zero byte, n is one.
            found |= (word &- (ones &* 0x21)) & ~word | (del &- ones) & ~del
            index += 8
        }
        if found & (ones &* 0x80) != 0 { return true }
        while index < raw.count {
            if raw[index] <= 0x20 || raw[index] == 0x7F { return true }
            index += 1
        }
        return false
    }
}
