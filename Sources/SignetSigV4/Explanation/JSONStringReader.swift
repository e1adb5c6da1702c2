/// Reads the strings of a JSON text. It holds no grammar beyond that, because refusals are quoted, cut and nested.
struct JSONStringReader {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Goes to the next quotation mark, and past it; `false` at the end.
    mutating func skipToString() -> Bool {
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") { position += 1 }
        guard position < bytes.count else { return false }
        position += 1
        return true
    }

    /// Whether a colon follows; if so, goes past it and the white space around it.
    mutating func skipColon() -> Bool {
        var next = position
        while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
        guard next < bytes.count, bytes[next] == UInt8(ascii: ":") else { return false }
        next += 1
        while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
        position = next
        return true
    }

    var isAtString: Bool { position < bytes.count && bytes[position] == UInt8(ascii: "\"") }

    /// Reads up to the closing quotation mark, or the end, and past it.
    mutating func readString(upToQuote: Bool = true) -> [UInt8] {
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\""), upToQuote { break }
            if byte == UInt8(ascii: "\\") { readEscape(into: &text) } else { text.append(byte) }
        }
        return text
    }

    private mutating func readEscape(into text: inout [UInt8]) {
        guard position < bytes.count else { return }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"): text.append(contentsOf: String(readScalar()).utf8)
        default: text.append(byte)
        }
    }

    /// What follows `\u`; U+FFFD for a surrogate without its other half and for what is not hexadecimal.
    private mutating func readScalar() -> Unicode.Scalar {
        let replacement: Unicode.Scalar = "\u{FFFD}"
        guard let unit = readUnit() else { return replacement }
        guard (0xD800...0xDBFF).contains(unit) else { return Unicode.Scalar(unit) ?? replacement }
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { return replacement }
        position += 2
        guard let low = readUnit(), (0xDC00...0xDFFF).contains(low) else { return replacement }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? replacement
    }

    private mutating func readUnit() -> UInt32? {
        guard bytes.count - position >= 4 else { return nil }
        var unit: UInt32 = 0
        for offset in 0..<4 {
            guard let digit = Hexadecimal.value(of: bytes[position + offset]) else { return nil }
            unit = unit << 4 | UInt32(digit)
        }
        position += 4
        return unit
    }
}
