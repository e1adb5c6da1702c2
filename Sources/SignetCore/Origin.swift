/// Where a request goes: scheme, host and port (RFC 9110 §4.3.1).
public struct Origin: Sendable, Hashable {
    /// The scheme of an origin.
    public enum Scheme: String, Sendable, Hashable {
        /// HTTP over TCP; port 80 unless stated.
        case http
        /// HTTP over TLS; port 443 unless stated.
        case https

        /// The port where none is stated.
        public var defaultPort: Int { self == .https ? 443 : 80 }
    }

    /// `http` or `https`.
    public let scheme: Scheme
    /// The host, in lower case; an IPv6 address without its brackets.
    public let host: String
    /// 1–65535.
    public let port: Int

    /// `host` is taken as it is, in lower case.
    package init(scheme: Scheme, host: String, port: Int) {
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port
    }

    /// `host:port`, with the brackets an IPv6 address needs.
    public var peer: String { "\(bracketedHost):\(port)" }

    /// The host as it stands in a URL.
    public var bracketedHost: String { host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host }
}

extension Origin: CustomStringConvertible {
    /// The origin as a URL without a path; the default port is left out.
    public var description: String {
        port == scheme.defaultPort
            ? "\(scheme.rawValue)://\(bracketedHost)" : "\(scheme.rawValue)://\(bracketedHost):\(port)"
    }
}
