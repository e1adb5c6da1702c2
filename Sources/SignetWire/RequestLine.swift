import HTTPTypes

/// `request-line = method SP request-target SP HTTP-version` (RFC 9112 §3).
struct RequestLine {
    let method: HTTPRequest.Method
    /// The bytes as they arrived: visible ASCII only.
    let target: String
    let version: WireVersion

    init(parsing line: Span<UInt8>) throws(WireError) {
        let methodEnd = line.firstIndex { !$0.isToken } ?? line.count
        guard methodEnd < line.count, line[methodEnd] == .space, methodEnd > 0,
            let method = HTTPRequest.Method(line.extracting(first: methodEnd).text)
        else {
            throw .malformed(
                "the request line does not begin with a method and a space", "9112 §3",
                EscapedBytes(line.extracting(first: min(methodEnd + 1, line.count))))
        }
        let rest = line.extracting(droppingFirst: methodEnd + 1)
        let targetEnd = rest.firstIndex { !$0.isVisible } ?? rest.count
        guard targetEnd > 0 else { throw .malformed("the request line has no target", "9112 §3.2") }
        guard targetEnd < rest.count else { throw .malformed("the request line has no version", "9112 §3") }
        guard rest[targetEnd] == .space else {
            throw .malformed("the request target holds a forbidden byte", "9112 §3.2", EscapedBytes(rest[targetEnd]))
        }
        let end = rest.extracting(droppingFirst: targetEnd + 1)
        guard end.count == WireVersion.length, let version = WireVersion(prefixOf: end) else {
            throw .malformed("the request line does not end in HTTP/1.1", "9112 §3", EscapedBytes(end))
        }
        try version.requireHTTP1()
        self.method = method
        target = rest.extracting(first: targetEnd).text
        self.version = version
    }
}
