import HTTPTypes
import SignetCore

/// The two halves of a request target (RFC 9110 §4.1).
struct RequestPath {
    /// As it arrived.
    let path: Substring
    /// Without its question mark; empty where there is none.
    let query: Substring

    init(_ head: HTTPRequest) {
        let target = (head.path ?? "/")[...]
        let mark = target.firstIndex(of: "?") ?? target.endIndex
        path = target[..<mark]
        query = target[mark...].dropFirst()
    }

    /// The path by which the request is routed and judged.
    ///
    /// Empty and dot segments are resolved as SigV4 does before it signs, and encoded unreserved characters decoded
    /// (RFC 3986 §6.2.2): otherwise `/prod/a/../b` or `/prod/%62` would pass by a policy that denies `/prod/b`.
    var normalized: String {
        var segments: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." {
            if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
        }
        let end = path.last == "/" && !segments.isEmpty ? "/" : ""
        return "/" + segments.map(Self.decodingUnreserved).joined(separator: "/") + end
    }

    private static func decodingUnreserved(_ segment: Substring) -> String {
        guard segment.utf8.contains(UInt8(ascii: "%")) else { return String(segment) }
        var decoded: [UInt8] = []
        var rest = Array(segment.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%"), let value = HexadecimalPair(rest)?.value,
                PercentEncoding.isUnreserved(value)
            else {
                decoded.append(byte)
                continue
            }
            decoded.append(value)
            rest = rest.dropFirst(2)
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}
