import HTTPTypes
import SignetCore

/// The way to an origin and what it is trusted for: connections by the same route are interchangeable, no others are.
///
/// Clients have leaked requests over connections that another setting had opened (CVE-2022-27782, CVE-2026-3784): every
/// setting of TLS, of the proxy and its credentials, and of the local end is part of the key.
struct Route: Sendable, Hashable {
    /// What a connection leads to.
    enum Hop: Sendable, Hashable {
        /// The origin itself.
        case origin
        /// A server on this machine, by the path of its socket.
        case unixSocket(String)
        /// A proxy that is handed requests for http, with the whole URL as their target (RFC 9112 §3.2.2).
        case forwarding(Proxy)
        /// The origin, by a tunnel that the proxy opens.
        case tunnel(Proxy)
    }

    let origin: Origin
    /// `nil` for http.
    let tls: TLSConfiguration?
    let hop: Hop
    /// The numeric address of this machine to connect from; `nil` for the system's choice.
    let localAddress: String?

    /// The route of `request`.
    ///
    /// - Throws: `.invalidRequest` when the settings contradict each other or the request.
    init(of request: Request, by settings: SocketTransport.Settings) throws(TransportError) {
        origin = request.origin
        tls = origin.scheme == .https ? settings.tls : nil
        localAddress = settings.localAddress
        hop = try Self.hop(of: request, by: settings)
    }

    private static func hop(
        of request: Request, by settings: SocketTransport.Settings
    ) throws(TransportError) -> Hop {
        let proxy = settings.proxy?.proxy(for: request.origin)
        if let path = settings.unixSocket {
            guard proxy == nil else {
                throw .invalidRequest(
                    "both a proxy and a Unix socket are set for \(request.origin)", remedy: "set one of them")
            }
            return .unixSocket(path)
        }
        guard let proxy else { return .origin }
        // It would reach the origin through a tunnel, and stand beside the proxy's own without one.
        guard !request.head.headerFields.contains(.proxyAuthorization) else {
            throw .invalidRequest(
                "Proxy-Authorization is the transport's to set", remedy: "give the proxy its user name and password")
        }
        let isForwarded = proxy.scheme == .http && request.origin.scheme == .http && !proxy.tunnelsHTTP
        return isForwarded && namesOrigin(request) ? .forwarding(proxy) : .tunnel(proxy)
    }

    /// Whether `Host` says where the connection goes. A proxy replaces a `Host` that the target contradicts (RFC 9112
    /// §3.2.2), and with it what was signed: a request with another one goes through a tunnel.
    private static func namesOrigin(_ request: Request) -> Bool {
        guard let authority = request.head.authority,
            let url = try? RequestURL("http://\(authority)/"), url.target == "/"
        else { return false }
        return url.origin == request.origin
    }

    /// By the origin alone: one transport has few routes to an origin, and hashing all they consist of costs more than
    /// the comparison that follows anyway.
    func hash(into hasher: inout Hasher) {
        hasher.combine(origin)
    }

    var proxy: Proxy? {
        switch hop {
        case .forwarding(let proxy), .tunnel(let proxy): proxy
        case .origin, .unixSocket: nil
        }
    }

    /// The origin as errors name it.
    var peer: String {
        if case .unixSocket(let path) = hop { return "\(origin.peer) on \(path)" }
        return origin.peer
    }
}
