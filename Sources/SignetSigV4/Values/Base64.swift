/// Base64 with padding (RFC 4648 §4).
enum Base64 {
    private static let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    /// The characters that `count` bytes become.
    static func encodedLength(of count: Int) -> Int { (count + 2) / 3 * 4 }

    static func encode(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { encode($0) }
    }

    static func encode(_ bytes: UnsafeRawBufferPointer) -> String {
        let length = encodedLength(of: bytes.count)
        return String(unsafeUninitializedCapacity: length) { output in
            let alphabet = alphabet.utf8Start
            for group in 0..<(length / 4) {
                let first = group * 3
                let available = min(3, bytes.count - first)
                let bits =
                    UInt32(bytes[first]) << 16 | (available > 1 ? UInt32(bytes[first + 1]) << 8 : 0)
                    | (available > 2 ? UInt32(bytes[first + 2]) : 0)
                for position in 0..<4 {
                    let digit = Int(bits >> (18 - 6 * UInt32(position)) & 63)
                    output[group * 4 + position] = position <= available ? alphabet[digit] : UInt8(ascii: "=")
                }
            }
            return length
        }
    }

    /// The bytes of canonical base64, or `nil`: no white space, padding complete, unused bits zero, so that one text has
    /// one reading.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var bits: UInt32 = 0
        var digits = 0
        var padding = 0
        for character in text {
            if character == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            guard padding == 0, let value = value(of: character) else { return nil }
            bits = bits << 6 | UInt32(value)
            digits += 1
            guard digits % 4 == 0 else { continue }
            bytes.append(contentsOf: [UInt8(bits >> 16 & 0xFF), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)])
            bits = 0
        }
        guard padding == (4 - digits % 4) % 4, padding < 3 else { return nil }
        return appendRest(bits, digits: digits % 4, to: &bytes) ? bytes : nil
    }

    private static func appendRest(_ bits: UInt32, digits: Int, to bytes: inout [UInt8]) -> Bool {
        switch digits {
        case 2:
            bytes.append(UInt8(bits >> 4 & 0xFF))
            return bits & 15 == 0
        case 3:
            bytes.append(contentsOf: [UInt8(bits >> 10 & 0xFF), UInt8(bits >> 2 & 0xFF)])
            return bits & 3 == 0
        default: return true
        }
    }

    private static func value(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
