/// `chunk-size [ chunk-ext ]` (RFC 9112 §7.1).
struct ChunkHeader {
    /// The bytes of chunk data that follow; zero in the last chunk.
    let size: Int
    /// The bytes after the size, which carry nothing this codec understands.
    let extensionBytes: Int

    init(parsing line: Span<UInt8>) throws(WireError) {
        var size: UInt64 = 0
        var digits = 0
        while digits < line.count, digits <= 16, let digit = line[digits].hexDigit {
            size = size << 4 | digit
            digits += 1
        }
        // 16 digits fill 64 bits; one more would overflow without a trace.
        guard (1...16).contains(digits), let size = Int(exactly: size) else { throw Self.badSize(line) }
        // No sign, no 0x, no space: whatever another parser makes of those, this one does not guess.
        guard digits == line.count || line[digits] == UInt8(ascii: ";") else { throw Self.badSize(line) }
        let rest = line.extracting(droppingFirst: digits)
        if let bad = rest.firstIndex(where: { !$0.isFieldValue }) {
            throw .malformed("a chunk extension holds a control character", "9112 §7.1.1", EscapedBytes(rest[bad]))
        }
        self.size = size
        extensionBytes = rest.count
    }

    private static func badSize(_ line: Span<UInt8>) -> WireError {
        .malformed("a chunk does not begin with its size in hexadecimal", "9112 §7.1", EscapedBytes(line))
    }
}
