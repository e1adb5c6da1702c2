/// Reads one line of JSON (RFC 8259) front to back, without a tree in between: a batch has 100,000 of them.
struct JSONReader {
    private let bytes: [UInt8]
    private let end: Int
    private(set) var position: Int

    /// Reads `bytes[range]`.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    private var next: UInt8? { position < end ? bytes[position] : nil }

    /// Passes `character` and the white space around it; `false`, without moving on, if something else comes next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func require(_ character: Unicode.Scalar) throws(BatchError) {
        guard take(character) else { throw .invalidLine("it is not JSON: '\(character)' is missing") }
    }

    /// Only white space may be left.
    mutating func requireEnd() throws(BatchError) {
        skipSpace()
        guard position == end else { throw .invalidLine("it is not JSON: something follows its object") }
    }

    /// Passes `null`; `false` if something else comes next.
    mutating func takeNull() -> Bool {
        skipSpace()
        guard bytes[position..<end].starts(with: "null".utf8) else { return false }
        position += 4
        return true
    }

    /// A string, unescaped.
    mutating func string() throws(BatchError) -> String {
        let unescaped = try contents()
        // RFC 8259 §8.1: JSON is UTF-8; what is not would be signed as something else than was meant.
        guard let text = String(validating: unescaped, as: UTF8.self) else {
            throw .invalidLine("a string is not UTF-8")
        }
        return text
    }

    /// A string, a number, `true`, `false` or `null`, as it is written.
    mutating func scalar() throws(BatchError) -> [UInt8] {
        skipSpace()
        let start = position
        if next == UInt8(ascii: "\"") {
            _ = try string()
        } else {
            while let byte = next, !" \t\r,]}".utf8.contains(byte) { position += 1 }
            guard JSONScalar.isValid(bytes[start..<position]) else {
                throw .invalidLine("a value is neither a string nor a number")
            }
        }
        return Array(bytes[start..<position])
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A { position += 1 }
    }

    private mutating func contents() throws(BatchError) -> [UInt8] {
        try require("\"")
        var result: [UInt8] = []
        var start = position
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                result += bytes[start..<position]
                position += 1
                return result
            case UInt8(ascii: "\\"):
                result += bytes[start..<position]
                position += 1
                try appendEscaped(to: &result)
                start = position
            case 0..<0x20: throw .invalidLine("it is not JSON: a string holds a control character")
            default: position += 1
            }
        }
        throw .invalidLine("it is not JSON: a string does not end")
    }

    /// RFC 8259 §7.
    private mutating func appendEscaped(to result: inout [UInt8]) throws(BatchError) {
        guard let byte = next else { throw .invalidLine("it is not JSON: a string does not end") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "u"): result += Array(String(try escapedScalar()).utf8)
        default: throw .invalidLine("it is not JSON: a string holds an unknown escape")
        }
    }

    private mutating func escapedScalar() throws(BatchError) -> Character {
        var value = UInt32(try codeUnit())
        if (0xD800..<0xDC00).contains(value), bytes[position..<end].starts(with: "\\u".utf8) {
            position += 2
            let low = UInt32(try codeUnit())
            guard (0xDC00..<0xE000).contains(low) else { throw .invalidLine("a string holds half a surrogate pair") }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw .invalidLine("a string holds half a surrogate pair") }
        return Character(scalar)
    }

    private mutating func codeUnit() throws(BatchError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw .invalidLine("it is not JSON: an escape has fewer than four hexadecimal digits")
            }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }
}
