/// The character classes of RFC 9110 §5.6 and RFC 5234 §B.1.
extension UInt8 {
    static let cr = UInt8(ascii: "\r")
    static let lf = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")
    static let colon = UInt8(ascii: ":")

    /// `tchar` (RFC 9110 §5.6.2): the bytes of a method and of a field name.
    var isToken: Bool {
        // One bit a character: ! # $ % & ' * + - . 0-9 and A-Z ^ _ ` a-z | ~
        let low: UInt64 = 0x03FF_6CFA_0000_0000
        let high: UInt64 = 0x57FF_FFFF_C7FF_FFFE
        return self < 64 ? low >> UInt64(self) & 1 == 1 : self < 128 && high >> UInt64(self & 63) & 1 == 1
    }

    /// `VCHAR`: visible ASCII.
    var isVisible: Bool { self > 0x20 && self < 0x7F }

    /// What a field value may hold (RFC 9110 §5.5): HTAB, SP, VCHAR and obs-text. No CR, LF, NUL or other control.
    var isFieldValue: Bool { self >= 0x20 && self != 0x7F || self == .tab }

    /// `OWS` (RFC 9110 §5.6.3).
    var isOptionalWhitespace: Bool { self == .space || self == .tab }

    /// The value of a decimal digit.
    var decimalDigit: Int? {
        let digit = self &- UInt8(ascii: "0")
        return digit < 10 ? Int(digit) : nil
    }

    /// The value of a hexadecimal digit of either case.
    var hexDigit: UInt64? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(self - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(self - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
