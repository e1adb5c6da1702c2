#if Socket
    import HTTPTypes
    import SignetCore

    /// A request target as a server understands it (RFC 9112 §3.2).
    struct ArrivedTarget {
        /// The authority of a target in absolute form; it stands above `Host` (RFC 9112 §3.2.2).
        let authority: String?
        /// Path and query byte for byte, or `*`; anything else is left as it came, for validation to refuse.
        let path: String

        /// - Throws: `.invalidRequest` for an absolute URL that ``RequestURL`` refuses.
        init(_ target: String, of method: HTTPRequest.Method) throws(TransportError) {
            guard target.utf8.first != UInt8(ascii: "/"), let schemeEnd = Self.schemeEnd(of: target) else {
                authority = nil
                path = target
                return
            }
            let url = try RequestURL(target)
            guard !target.utf8.contains(UInt8(ascii: "#")) else {
                throw .invalidRequest("the request target holds a fragment (RFC 9112 §3.2)")
            }
            let afterScheme = target.utf8[schemeEnd...]
            let authorityEnd = afterScheme.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
            // Not the URL's own authority, which lacks a default port: what was signed is what was written.
            authority = String(target[schemeEnd..<(authorityEnd ?? target.endIndex)])
            // RFC 9112 §3.2.4: OPTIONS for a URL without a path is about the server as a whole.
            path = authorityEnd == nil && method == .options ? "*" : url.target
        }

        private static func schemeEnd(of target: String) -> String.Index? {
            for prefix in ["http://", "https://"] where target.prefix(prefix.count).lowercased() == prefix {
                return target.index(target.startIndex, offsetBy: prefix.count)
            }
            return nil
        }
    }
#endif
