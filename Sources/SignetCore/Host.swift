/// The rules for a host as it stands in a URL or in `Host` (RFC 3986 §3.2.2).
enum Host {
    /// Refuses what is neither a registered name, an IPv4 address nor a bracketed IPv6 address.
    static func validate(_ host: String) throws(TransportError) {
        guard !host.isEmpty else { throw .invalidRequest("the URL has no host") }
        // RFC 1035 §2.3.4: no name is longer than 255 octets; resolvers and SOCKS proxies have overflowed on more.
        guard host.utf8.count <= 255 else { throw .invalidRequest("the host is longer than 255 bytes") }
        let isAddress = host.hasPrefix("[")
        let body = isAddress ? host.utf8.dropFirst().dropLast() : host.utf8[...]
        guard !isAddress || (host.hasSuffix("]") && body.contains(UInt8(ascii: ":"))) else {
            throw .invalidRequest("the host is not a bracketed IPv6 address")
        }
        for byte in body where !(isAddress ? isAddressByte(byte) : isNameByte(byte)) {
            throw .invalidRequest(
                "the host holds \(EscapedByte(byte))",
                remedy: byte >= 0x80 ? "write the name in its ASCII form (xn--…)" : nil)
        }
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: ":"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    /// Letters, digits, `-`, `.`, `_` and `~`: what resolvers and `Host` parsers agree on; sub-delims are not names.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
