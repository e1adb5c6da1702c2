/// Bytes as they are shown: printable ASCII as it is, the rest as `\xNN`.
enum EscapedText {
    static func of(_ bytes: some Sequence<UInt8>) -> String {
        var text = ""
        for byte in bytes { text += escaped(byte) }
        return text
    }

    /// The beginning alone, for text in the middle of a sentence.
    static func of(_ bytes: some Collection<UInt8>, atMost limit: Int) -> String {
        of(bytes.prefix(limit)) + (bytes.count > limit ? "…" : "")
    }

    static func escaped(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\r"): "\\r"
        case UInt8(ascii: "\n"): "\\n"
        case UInt8(ascii: "\t"): "\\t"
        case UInt8(ascii: "\\"): "\\\\"
        case 0x20...0x7E: String(UnicodeScalar(byte))
        default: (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16)
        }
    }
}
