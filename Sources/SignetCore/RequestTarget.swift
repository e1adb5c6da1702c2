/// The rules for a request target in origin form (RFC 9112 §3.2.1).
enum RequestTarget {
    /// Refuses the bytes that RFC 3986 lets stand in no path or query, because a server or proxy on the way would
    /// re-encode them and break the signature. `[` and `]` are let through: query keys such as `filter[a]` are common.
    static func validate(_ target: String) throws(TransportError) {
        let bytes = target.utf8Span.span
        guard !bytes.isEmpty, bytes[0] == UInt8(ascii: "/") || target == "*" else {
            throw .invalidRequest("the request target does not begin with /")
        }
        for offset in bytes.indices where !isAllowed(bytes[offset]) {
            let byte = bytes[offset]
            let escaped = EscapedByte(byte)
            throw .invalidRequest(
                "the request target holds \(escaped) at byte \(offset)",
                remedy: byte < 0x20 || byte == 0x7F
                    ? "control characters are never sent" : "percent-encode it as \(escaped.percentEncoded)")
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F...: false
        case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
            UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "#"):
            false
        default: true
        }
    }
}
