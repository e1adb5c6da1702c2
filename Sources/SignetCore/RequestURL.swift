/// An absolute `http` or `https` URL, split without changing a byte of what goes on the wire.
///
/// Foundation's `URL` re-encodes; a signature covers the bytes that are sent, so Signet never lets one in between.
public struct RequestURL: Sendable, Hashable {
    /// Where to connect.
    public let origin: Origin
    /// The value of `Host`: the host as given, with the port unless it is the scheme's default (RFC 9110 §7.2).
    public let authority: String
    /// The request target in origin form: path and query as given; `/` for an empty path (RFC 9112 §3.2.1).
    public let target: String

    /// Splits `url`; a fragment is dropped, as it never goes on the wire (RFC 9110 §4.2.5).
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` for another scheme, user information, a bad host or port, or a
    ///   byte that must be percent-encoded.
    public init(_ url: String) throws(TransportError) {
        let (scheme, afterScheme) = try Self.splitScheme(url)
        let end = afterScheme.firstIndex { "/?#".utf8.contains($0) } ?? afterScheme.endIndex
        let (host, port) = try Self.splitAuthority(afterScheme[..<end], scheme: scheme)
        origin = Origin(scheme: scheme, host: Self.withoutBrackets(host), port: port)
        authority = port == scheme.defaultPort ? host : "\(host):\(port)"

        let rest = afterScheme[end...].prefix { $0 != UInt8(ascii: "#") }
        let given = String(Substring(rest))
        target = given.utf8.first == UInt8(ascii: "/") ? given : "/" + given
        try RequestTarget.validate(target)
    }

    init(origin: Origin, authority: String, target: String) {
        self.origin = origin
        self.authority = authority
        self.target = target
    }

    private typealias Bytes = Substring.UTF8View

    private static func splitScheme(_ url: String) throws(TransportError) -> (Origin.Scheme, Bytes) {
        for scheme in [Origin.Scheme.http, .https] {
            let prefix = scheme.rawValue + "://"
            if url.utf8.count >= prefix.utf8.count, url.prefix(prefix.count).lowercased() == prefix {
                return (scheme, url.utf8.dropFirst(prefix.utf8.count))
            }
        }
        throw .invalidRequest(
            "the URL does not begin with http:// or https://", remedy: "give an absolute URL such as https://host/path")
    }

    private static func splitAuthority(
        _ authority: Bytes, scheme: Origin.Scheme
    ) throws(TransportError) -> (host: String, port: Int) {
        if authority.contains(UInt8(ascii: "@")) {
            throw .invalidRequest(
                "the URL holds user information", remedy: "remove what stands before @; sign the request instead")
        }
        let hostEnd: Bytes.Index
        if authority.first == UInt8(ascii: "["), let bracket = authority.firstIndex(of: UInt8(ascii: "]")) {
            hostEnd = authority.index(after: bracket)
        } else {
            hostEnd = authority.firstIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
        }
        let host = String(Substring(authority[..<hostEnd]))
        try Host.validate(host)
        let suffix = authority[hostEnd...]
        guard !suffix.isEmpty else { return (host, scheme.defaultPort) }
        let digits = suffix.dropFirst()
        guard suffix.first == UInt8(ascii: ":"), digits.count <= 5,
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { throw .invalidRequest("the URL's port is not a number from 1 to 65535") }
        if digits.isEmpty { return (host, scheme.defaultPort) }  // "host:" is the default port (RFC 3986 §3.2.3)
        guard let port = Int(Substring(digits)), (1...65535).contains(port) else {
            throw .invalidRequest("the URL's port is not a number from 1 to 65535")
        }
        return (host, port)
    }

    private static func withoutBrackets(_ host: String) -> String {
        host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    }
}
