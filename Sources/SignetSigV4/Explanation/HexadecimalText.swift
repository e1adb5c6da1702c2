/// Bytes as S3 shows them: pairs of hexadecimal digits with spaces between them.
enum HexadecimalText {
    /// `nil` for anything else, and for nothing.
    static func bytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in text.utf8 where digit != 0x20 && !(0x09...0x0D).contains(digit) {
            guard let value = Hexadecimal.value(of: digit) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil && !bytes.isEmpty ? bytes : nil
    }
}
