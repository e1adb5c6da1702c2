/// Base 16 as SigV4 writes it: lower-case digests, upper-case percent-encoding.
enum Hexadecimal {
    static let lowercase: StaticString = "0123456789abcdef"
    static let uppercase: StaticString = "0123456789ABCDEF"

    static func lowercaseString(_ bytes: UnsafeRawBufferPointer) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            fill(buffer, with: bytes)
            return bytes.count * 2
        }
    }

    /// Writes lower-case digits.
    static func write(_ bytes: UnsafeRawBufferPointer, to sink: inout some CanonicalSink) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count * 2) { text in
            fill(text, with: bytes)
            sink.write(UnsafeBufferPointer(text))
        }
    }

    private static func fill(_ text: UnsafeMutableBufferPointer<UInt8>, with bytes: UnsafeRawBufferPointer) {
        let digits = lowercase.utf8Start
        for (index, byte) in bytes.enumerated() {
            text[index * 2] = digits[Int(byte >> 4)]
            text[index * 2 + 1] = digits[Int(byte & 15)]
        }
    }

    /// Whether the bytes are the 64 lower-case digits of a SHA-256.
    static func isLowercaseDigest(_ digits: some Collection<UInt8>) -> Bool {
        digits.count == 64
            && digits.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    /// The bytes that pairs of digits in either case stand for, or `nil`.
    static func bytes(_ digits: some Collection<UInt8>) -> [UInt8]? {
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var high: UInt8?
        for digit in digits {
            guard let value = value(of: digit) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    /// The value of a digit in lower case, or `nil`.
    static func lowercaseValue(of digit: UInt8) -> UInt8? {
        (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(digit) ? nil : value(of: digit)
    }

    /// The value of a digit in either case, or `nil`.
    static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
