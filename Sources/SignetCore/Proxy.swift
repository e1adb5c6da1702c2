/// A proxy that requests go through: HTTP (RFC 9110 §3.7, §9.3.6) or SOCKS 5 (RFC 1928).
///
/// ```swift
/// try Proxy("http://proxy.example:3128")
/// try Proxy("socks5://user:secret@localhost")
/// ```
public struct Proxy: Sendable, Hashable {
    /// How to speak to the proxy.
    public enum Scheme: String, Sendable, Hashable {
        /// HTTP over TCP: requests for http are handed to it, those for https go through a tunnel that CONNECT opens.
        case http
        /// SOCKS 5: everything goes through a tunnel, and the proxy resolves the names.
        case socks5
    }

    /// How to speak to the proxy.
    public let scheme: Scheme
    /// The proxy's host, in lower case; an IPv6 address without its brackets.
    public let host: String
    /// 1–65535.
    public let port: Int
    /// What proves the client to the proxy, and to nobody else; `nil` for nothing.
    public var credentials: ProxyCredentials?
    /// Whether an HTTP proxy is asked for a tunnel (CONNECT) for http too, rather than handed the request.
    ///
    /// `false`: many proxies open tunnels to port 443 only.
    public var tunnelsHTTP = false

    /// Reads `[SCHEME://][USER:PASSWORD@]HOST[:PORT]`; user and password percent-encoded where they need it.
    ///
    /// The scheme is `http` unless stated, `socks5` or `socks5h` (names are resolved by the proxy in both); the port 1080
    /// unless stated, as in curl.
    ///
    /// - Throws: ``TransportError/Kind/unsupported`` for another scheme, ``TransportError/Kind/invalidRequest`` for
    ///   another shape; neither shows the text, which may hold a password.
    public init(_ text: String) throws(TransportError) {
        var rest = Substring(text)
        scheme = try Self.takeScheme(&rest)
        // Nothing but a slash may follow the authority.
        if rest.last == "/" { rest.removeLast() }
        if let at = rest.lastIndex(of: "@") {
            credentials = try ProxyCredentials(userInformation: rest[..<at])
            rest = rest[rest.index(after: at)...]
        }
        let origin: Origin
        do throws(TransportError) {
            let afterHost = rest.first == "[" ? rest.drop { $0 != "]" } : rest
            let port = afterHost.contains(":") ? "" : ":\(Self.defaultPort)"
            let url = try RequestURL("http://\(rest)\(port)/")
            guard url.target == "/" else { throw .invalidRequest("it has a path") }
            origin = url.origin
        } catch {
            throw .invalidRequest("the proxy's address is not HOST or HOST:PORT: \(error.reason)")
        }
        host = origin.host
        port = origin.port
    }

    /// curl's, whatever the scheme.
    private static let defaultPort = 1080

    private static func takeScheme(_ text: inout Substring) throws(TransportError) -> Scheme {
        guard let end = text.firstRange(of: "://") else { return .http }
        let name = text[..<end.lowerBound].lowercased()
        text = text[end.upperBound...]
        switch name {
        case "http": return .http
        case "socks5", "socks5h": return .socks5
        default:
            throw TransportError(
                .unsupported, during: nil, "proxies of the scheme '\(name.prefix(20))' are not supported",
                remedy: "use http:// or socks5://", requestMayHaveBeenSent: false)
        }
    }

    /// The proxy as `host:port`.
    public var peer: String { Origin(scheme: .http, host: host, port: port).peer }
}

extension Proxy: CustomStringConvertible {
    /// `http://proxy.example:3128`, without the credentials.
    public var description: String { "\(scheme.rawValue)://\(peer)" }
}
