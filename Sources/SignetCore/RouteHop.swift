import HTTPTypes

/// What a connection for a request leads to: the rules are the same for every transport.
///
/// Indirect: nearly always it is the origin, and a copy of that is to cost nothing.
package indirect enum RouteHop: Sendable, Hashable {
    /// The origin itself.
    case origin
    /// A server on this machine, by the path of its socket.
    case unixSocket(String)
    /// A proxy that is handed requests for http, with the whole URL as their target (RFC 9112 §3.2.2).
    case forwarding(Proxy)
    /// The origin, by a tunnel that the proxy opens.
    case tunnel(Proxy)

    /// The hop for `request`; `proxies` and `unixSocket` are a transport's settings.
    ///
    /// - Throws: `.invalidRequest` when the settings contradict each other or the request, `.unsupported` when the proxy's
    ///   protocol cannot do what is asked of it.
    package init(
        of request: Request, through proxies: ProxySelection?, orTo unixSocket: String?
    ) throws(TransportError) {
        let proxy = proxies?.proxy(for: request.origin)
        if let unixSocket {
            guard proxy == nil else {
                throw .invalidRequest(
                    "both a proxy and a Unix socket are set for \(request.origin)", remedy: "set one of them")
            }
            self = .unixSocket(unixSocket)
            return
        }
        guard let proxy else {
            self = .origin
            return
        }
        // It would reach the origin through a tunnel, and stand beside the proxy's own without one.
        guard !request.head.headerFields.contains(.proxyAuthorization) else {
            throw .invalidRequest(
                "Proxy-Authorization is the transport's to set", remedy: "give the proxy its user name and password")
        }
        try proxy.requireRoute(to: request.origin)
        let isForwarded = proxy.scheme == .http && request.origin.scheme == .http && !proxy.tunnelsHTTP
        self = isForwarded && Self.hostNamesOrigin(of: request) ? .forwarding(proxy) : .tunnel(proxy)
    }

    /// Whether `Host` says where the connection goes. A proxy replaces a `Host` that the target contradicts (RFC 9112
    /// §3.2.2), and with it what was signed: a request with another one goes through a tunnel.
    private static func hostNamesOrigin(of request: Request) -> Bool {
        guard let authority = request.head.authority,
            let url = try? RequestURL("http://\(authority)/"), url.target == "/"
        else { return false }
        return url.origin == request.origin
    }

    package var proxy: Proxy? {
        switch self {
        case .forwarding(let proxy), .tunnel(let proxy): proxy
        case .origin, .unixSocket: nil
        }
    }

    /// Whether there is a proxy on the way.
    package var isProxied: Bool {
        switch self {
        case .forwarding, .tunnel: true
        case .origin, .unixSocket: false
        }
    }

    /// Whether the connection is one of TCP.
    package var isTCP: Bool {
        if case .unixSocket = self { false } else { true }
    }

    /// `origin` as errors name it.
    package func peer(for origin: Origin) -> String {
        if case .unixSocket(let path) = self { return "\(origin.peer) on \(path)" }
        return origin.peer
    }

    /// `target` as it stands in the request line; `host` is the value of `Host`.
    ///
    /// A signature covers the path, the query and `Host`. The absolute form is put together from these very bytes
    /// (RFC 9112 §3.2.2), so that a proxy that takes it apart again sends on what was signed.
    package func target(_ target: String, host: String) -> String {
        guard case .forwarding = self else { return target }
        // The last proxy makes the `*` of it again (RFC 9112 §3.2.4).
        return target == "*" ? "http://\(host)" : "http://\(host)\(target)"
    }
}
