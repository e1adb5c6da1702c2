import Glibc

/// The leading bits that the IPv4 or IPv6 addresses of a network share (RFC 4632 §3.1); all bits for a single address.
struct NetworkPrefix: Sendable, Hashable {
    private let bytes: [UInt8]
    private let bits: Int

    /// An address in its usual form. IPv4 within IPv6 (`::ffff:127.0.0.1`) is that IPv4 address (RFC 4291 §2.5.5.2).
    init?(address text: String) {
        var v4 = in_addr()
        var v6 = in6_addr()
        if inet_pton(AF_INET, text, &v4) == 1 {
            bytes = withUnsafeBytes(of: v4) { Array($0) }
        } else if inet_pton(AF_INET6, text, &v6) == 1 {
            let all = withUnsafeBytes(of: v6) { Array($0) }
            let isMapped = all.prefix(10).allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
            bytes = isMapped ? Array(all[12...]) : all
        } else {
            return nil
        }
        bits = 8 * bytes.count
    }

    /// An address in any form that the resolver takes for one: `127.1`, `0x7f000001` and `2130706433` are 127.0.0.1.
    init?(anyForm text: String) {
        if let address = NetworkPrefix(address: text) {
            self = address
            return
        }
        var v4 = in_addr()
        guard inet_aton(text, &v4) == 1 else { return nil }
        bytes = withUnsafeBytes(of: v4) { Array($0) }
        bits = 32
    }

    /// `ADDRESS/BITS`, an IPv6 address with or without brackets.
    init?(parsing text: Substring) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...3).contains(parts[1].utf8.count),
            parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let bits = Int(parts[1])
        else { return nil }
        var address = parts[0]
        if address.hasPrefix("["), address.hasSuffix("]") { address = address.dropFirst().dropLast() }
        guard let whole = NetworkPrefix(address: String(address)), bits <= whole.bits else { return nil }
        bytes = whole.bytes
        self.bits = bits
    }

    /// Whether `other` lies within it.
    func contains(_ other: NetworkPrefix) -> Bool {
        guard bytes.count == other.bytes.count, bits <= other.bits else { return false }
        let whole = bits / 8
        guard bytes[..<whole] == other.bytes[..<whole] else { return false }
        let rest = bits % 8
        return rest == 0 || (bytes[whole] ^ other.bytes[whole]) >> UInt8(8 - rest) == 0
    }
}
