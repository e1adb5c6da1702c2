/// A proxy that requests go through: HTTP (RFC 9110 §3.7, §9.3.6), SOCKS 5 (RFC 1928) or SOCKS 4.
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
        /// SOCKS 4: a tunnel to an IPv4 address; the client resolves the names.
        case socks4
        /// SOCKS 4a: as SOCKS 4, but the proxy resolves the names.
        case socks4a
    }

    /// How to speak to the proxy.
    public let scheme: Scheme
    /// The proxy's host, in lower case; an IPv6 address without its brackets.
    public let host: String
    /// 1–65535.
    public let port: Int
    /// What proves the client to the proxy, and to nobody else; `nil` for nothing. SOCKS 4 has a user name only.
    public var credentials: ProxyCredentials?
    /// Whether an HTTP proxy is asked for a tunnel (CONNECT) for http too, rather than handed the request.
    ///
    /// `false`: many proxies open tunnels to port 443 only.
    public var tunnelsHTTP = false

    /// Reads `[SCHEME://][USER:PASSWORD@]HOST[:PORT]`; user and password percent-encoded where they need it.
    ///
    /// The scheme is `http` unless stated, `socks5` or `socks5h` (names are resolved by the proxy in both), `socks4` or
    /// `socks4a`; the port 1080 unless stated, as in curl.
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
        case "socks4": return .socks4
        case "socks4a": return .socks4a
        default:
            throw TransportError(
                .unsupported, during: nil, "proxies of the scheme '\(name.prefix(20))' are not supported",
                remedy: "use http://, socks5://, socks4:// or socks4a://", requestMayHaveBeenSent: false)
        }
    }

    /// Refuses what its protocol has no place for.
    ///
    /// - Throws: ``TransportError/Kind/unsupported`` for a password, or an IPv6 address to connect to, with SOCKS 4.
    package func requireRoute(to origin: Origin) throws(TransportError) {
        guard scheme == .socks4 || scheme == .socks4a else { return }
        if credentials?.password.isEmpty == false {
            throw unsupported("SOCKS 4 has a user name but no password", remedy: "use socks5://")
        }
        if origin.host.contains(":") {
            throw unsupported("SOCKS 4 does not reach the IPv6 address \(origin.host)", remedy: "use socks5://")
        }
    }

    /// An error of the settings, before anything is sent.
    package func unsupported(_ reason: String, remedy: String) -> TransportError {
        TransportError(
            .unsupported, during: nil, peer: peer, reason, remedy: remedy, requestMayHaveBeenSent: false)
    }

    /// The proxy as `host:port`.
    public var peer: String { Origin(scheme: .http, host: host, port: port).peer }
}

extension Proxy: CustomStringConvertible {
    /// `http://proxy.example:3128`, without the credentials.
    public var description: String { "\(scheme.rawValue)://\(peer)" }
}
