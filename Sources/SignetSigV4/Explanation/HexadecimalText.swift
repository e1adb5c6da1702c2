/// Bytes as S3 shows them: pairs of hexadecimal digits with spaces between them.
enum HexadecimalText {
    /// `nil` for anything else, and for nothing.
    static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.utf8.filter { $0 != 0x20 && !(0x09...0x0D).contains($0) }
        return digits.isEmpty ? nil : Hexadecimal.bytes(digits)
    }
}
