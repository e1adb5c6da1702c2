/// RFC 3986 percent-encoding with the unreserved set of SigV4: `A-Z a-z 0-9 - . _ ~`, upper-case hexadecimal.
enum PercentEncoding {
    static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// Writes `byte`, as `%XX` unless it is unreserved.
    static func write(_ byte: UInt8, to sink: inout some CanonicalSink) {
        guard !isUnreserved(byte) else { return sink.write(byte) }
        let digits = Hexadecimal.uppercase.utf8Start
        sink.write(UInt8(ascii: "%"))
        sink.write(digits[Int(byte >> 4)])
        sink.write(digits[Int(byte & 15)])
    }

    /// Writes `bytes` encoded, whatever they are: a `%` becomes `%25`.
    static func write(_ bytes: UnsafeBufferPointer<UInt8>, to sink: inout some CanonicalSink) {
        for byte in bytes { write(byte, to: &sink) }
    }

    /// Writes `bytes` in canonical form whatever form they came in: decoded once, then encoded once.
    ///
    /// A `%` without two hexadecimal digits stands for itself, and becomes `%25`.
    static func writeCanonical(_ bytes: UnsafeBufferPointer<UInt8>, to sink: inout some CanonicalSink) {
        var index = 0
        while index < bytes.count {
            if let byte = decodedEscape(in: bytes, at: index) {
                write(byte, to: &sink)
                index += 3
            } else {
                write(bytes[index], to: &sink)
                index += 1
            }
        }
    }

    /// The byte that the escape at `index` stands for, or `nil` if there is no `%` with two hexadecimal digits.
    static func decodedEscape(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt8? {
        guard bytes[index] == UInt8(ascii: "%"), bytes.count - index > 2,
            let high = Hexadecimal.value(of: bytes[index + 1]), let low = Hexadecimal.value(of: bytes[index + 2])
        else { return nil }
        return high << 4 | low
    }
}
