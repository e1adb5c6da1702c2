/// A byte as an error message shows it: printable ASCII in quotes, anything else in hexadecimal.
struct EscapedByte: CustomStringConvertible {
    private let byte: UInt8

    init(_ byte: UInt8) {
        self.byte = byte
    }

    var description: String {
        switch byte {
        case UInt8(ascii: "\r"): "CR (0x0D)"
        case UInt8(ascii: "\n"): "LF (0x0A)"
        case 0: "NUL (0x00)"
        case 0x20: "a space"
        case 0x21...0x7E: "'\(Character(UnicodeScalar(byte)))'"
        default: "the byte 0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }

    /// `%XX`, as RFC 3986 §2.1 writes it.
    var percentEncoded: String {
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
