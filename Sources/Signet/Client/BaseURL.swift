import SignetCore

/// The URL that every path of a client is relative to; no path can lead away from it.
struct BaseURL: Sendable {
    private let url: RequestURL
    /// The path, with a slash at its end.
    private let directory: String

    /// - Throws: ``TransportError/Kind/invalidRequest`` for what is not an absolute URL, or holds a query.
    init(_ text: String) throws(TransportError) {
        url = try RequestURL(text)
        guard !url.target.utf8.contains(UInt8(ascii: "?")) else {
            throw .invalidRequest("the base URL holds a query", remedy: "give the query with each call")
        }
        directory = url.target.hasSuffix("/") ? url.target : url.target + "/"
    }

    /// `path` below the base, with `query` added to the one it has.
    ///
    /// The path is sent as it is written, so it must be percent-encoded already. The base counts as a directory, with or
    /// without a slash at its end; the empty path is the base itself.
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` for a path that begins with `/` or `\`, is an absolute URL, or
    ///   holds a dot segment or a byte that must be encoded.
    func joined(with path: String, query: NameValuePairs) throws(TransportError) -> RequestURL {
        try Self.validate(path)
        let target = path.isEmpty || path.hasPrefix("?") ? url.target + path : directory + path
        guard !query.isEmpty else { return try url.replacingTarget(with: target) }
        guard !query.pairs.contains(where: \.name.isEmpty) else {
            // Services drop `?=x` before they compute the signature.
            throw .invalidRequest("a query parameter has no name")
        }
        let separator = target.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        return try url.replacingTarget(with: target + separator + PercentEncoding.encode(pairs: query.pairs))
    }

    private static func validate(_ path: String) throws(TransportError) {
        guard path.utf8.first != UInt8(ascii: "/"), path.utf8.first != UInt8(ascii: "\\") else {
            throw .invalidRequest(
                "the path begins with a slash, which could mean the root of the host or of the base URL",
                remedy: "leave it out: paths are relative to the base URL")
        }
        let segments = path.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
        // RFC 3986 §4.2: what stands before a colon in the first segment is a scheme.
        guard segments.first?.utf8.contains(UInt8(ascii: ":")) != true else {
            throw .invalidRequest(
                "the path holds a colon in its first segment, which makes it an absolute URL",
                remedy: "give a path relative to the base URL, and write a colon as %3A")
        }
        for segment in segments where isDotSegment(segment) {
            throw .invalidRequest(
                "the path holds a dot segment, which servers and clients resolve differently",
                remedy: "write the path it leads to")
        }
    }

    /// `.`, `..` and their percent-encoded forms, which RFC 3986 §6.2.2.2 holds equal.
    private static func isDotSegment(_ segment: Substring) -> Bool {
        switch segment.lowercased() {
        case ".", "%2e", "..", ".%2e", "%2e.", "%2e%2e": true
        default: false
        }
    }
}

extension BaseURL: CustomStringConvertible {
    var description: String { "\(url.origin)\(url.target)" }
}
