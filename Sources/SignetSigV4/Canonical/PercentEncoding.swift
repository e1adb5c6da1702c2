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

    /// Appends `byte`, as `%XX` unless it is unreserved.
    static func append(_ byte: UInt8, to output: inout [UInt8]) {
        guard !isUnreserved(byte) else { return output.append(byte) }
        let digits = Hexadecimal.uppercase.utf8Start
        output.append(UInt8(ascii: "%"))
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 15)])
    }

    /// Appends `bytes` in canonical form whatever form they came in: decoded once, then encoded once.
    ///
    /// A `%` without two hexadecimal digits stands for itself, and becomes `%25`.
    static func appendCanonical(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%"), bytes.endIndex - index > 2,
                let high = Hexadecimal.value(of: bytes[index + 1]), let low = Hexadecimal.value(of: bytes[index + 2])
            {
                append(high << 4 | low, to: &output)
                index += 3
            } else {
                append(bytes[index], to: &output)
                index += 1
            }
        }
    }
}
