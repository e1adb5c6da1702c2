/// Optional white space as RFC 9110 §5.6.3 has it: space and tab.
enum WhiteSpace {
    static func contains(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    /// Told in a loop without exits, so that it runs many bytes at a time.
    static func isPresent(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var found: UInt8 = 0
        for byte in bytes { found |= contains(byte) ? 1 : 0 }
        return found != 0
    }
}
