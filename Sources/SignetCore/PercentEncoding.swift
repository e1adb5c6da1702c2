/// Percent-encoding of everything but the unreserved characters (RFC 3986 §2.3), with upper-case digits as SigV4 wants it.
package enum PercentEncoding {
    /// The UTF-8 bytes of `text`, encoded: a space becomes `%20`, `+` becomes `%2B`, `/` becomes `%2F`.
    package static func encode(_ text: String) -> String {
        guard let first = text.utf8.firstIndex(where: { !isUnreserved($0) }) else { return text }
        var encoded = Array(text.utf8[..<first])
        for byte in text.utf8[first...] {
            if isUnreserved(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// `name=value&…`, in the order given: a query, or the content of a form.
    package static func encode(pairs: some Sequence<(name: String, value: String)>) -> String {
        pairs.map { "\(encode($0.name))=\(encode($0.value))" }.joined(separator: "&")
    }

    /// The text that `encoded` stands for; `nil` for a `%` without two digits, and for bytes that are not UTF-8.
    package static func decode(_ encoded: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = encoded.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(value), let low = rest.popFirst().flatMap(value) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        Character(UnicodeScalar(digit)).hexDigitValue.map(UInt8.init)
    }

    /// Whether `byte` means the same encoded or not (RFC 3986 §2.3).
    package static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
