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
    static func write(_ byte: UInt8, to sink: inout some CanonicalSink & ~Copyable) {
        guard !isUnreserved(byte) else { return sink.write(byte) }
        let digits = Hexadecimal.uppercase.utf8Start
        sink.write(UInt8(ascii: "%"))
        sink.write(digits[Int(byte >> 4)])
        sink.write(digits[Int(byte & 15)])
    }

    /// Writes `bytes` encoded, whatever they are: a `%` becomes `%25`. The byte `kept` stays as it is.
    static func write(
        _ bytes: UnsafeBufferPointer<UInt8>, keeping kept: UInt8? = nil, to sink: inout some CanonicalSink & ~Copyable
    ) {
        writeRuns(of: bytes, keeping: kept, decoding: false, to: &sink)
    }

    /// Writes `bytes` in canonical form whatever form they came in: decoded once, then encoded once. The byte `kept` stays
    /// as it is.
    ///
    /// A `%` without two hexadecimal digits stands for itself, and becomes `%25`.
    static func writeCanonical(
        _ bytes: UnsafeBufferPointer<UInt8>, keeping kept: UInt8? = nil, to sink: inout some CanonicalSink & ~Copyable
    ) {
        writeRuns(of: bytes, keeping: kept, decoding: true, to: &sink)
    }

    /// What stays as it is goes out in runs: nearly all bytes do.
    private static func writeRuns(
        of bytes: UnsafeBufferPointer<UInt8>, keeping kept: UInt8?, decoding: Bool,
        to sink: inout some CanonicalSink & ~Copyable
    ) {
        var index = 0
        while index < bytes.count {
            var end = index
            while end < bytes.count, isUnreserved(bytes[end]) || bytes[end] == kept { end += 1 }
            if end > index { sink.write(UnsafeBufferPointer(rebasing: bytes[index..<end])) }
            guard end < bytes.count else { return }
            let escaped = decoding ? decodedEscape(in: bytes, at: end) : nil
            write(escaped ?? bytes[end], to: &sink)
            index = end + (escaped == nil ? 1 : 3)
        }
    }

    /// Each escape replaced by the byte it stands for, once.
    static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let escaped = decodedEscape(in: bytes, at: index)
            decoded.append(escaped ?? bytes[index])
            index += escaped == nil ? 1 : 3
        }
        return decoded
    }

    /// The byte that the escape at `index` stands for, or `nil` if there is no `%` with two hexadecimal digits.
    static func decodedEscape(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt8? {
        guard bytes[index] == UInt8(ascii: "%"), bytes.count - index > 2,
            let high = Hexadecimal.value(of: bytes[index + 1]), let low = Hexadecimal.value(of: bytes[index + 2])
        else { return nil }
        return high << 4 | low
    }
}
