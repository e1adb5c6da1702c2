/// Bytes of a peer as an error message shows them: printable ASCII as it is, the rest escaped, 40 bytes at most.
struct EscapedBytes: CustomStringConvertible {
    let description: String

    init(_ bytes: Span<UInt8>) {
        var text = "'"
        for index in 0..<min(bytes.count, 40) { text += Self.escaped(bytes[index]) }
        description = text + (bytes.count > 40 ? "…'" : "'")
    }

    /// A field line up to its colon: what follows may be a secret.
    init(nameOf line: Span<UInt8>) {
        let colon = line.indices.first { line[$0] == UInt8(ascii: ":") }
        self.init(line.extracting(first: colon.map { $0 + 1 } ?? line.count))
    }

    init(_ byte: UInt8) {
        description = "'" + Self.escaped(byte) + "'"
    }

    private static func escaped(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\r"): "\\r"
        case UInt8(ascii: "\n"): "\\n"
        case UInt8(ascii: "\t"): "\\t"
        case UInt8(ascii: "\\"): "\\\\"
        case UInt8(ascii: "'"): "\\'"
        case 0x20...0x7E: String(UnicodeScalar(byte))
        default: (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16)
        }
    }
}
