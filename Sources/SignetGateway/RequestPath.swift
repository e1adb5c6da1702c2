import HTTPTypes

/// The two halves of a request target (RFC 9110 §4.1).
struct RequestPath {
    let path: Substring
    /// Without its question mark; empty where there is none.
    let query: Substring

    init(_ head: HTTPRequest) {
        let target = (head.path ?? "/")[...]
        let mark = target.firstIndex(of: "?") ?? target.endIndex
        path = target[..<mark]
        query = target[mark...].dropFirst()
    }
}
