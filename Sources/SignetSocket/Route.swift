import HTTPTypes
import SignetCore

/// The way to an origin and what it is trusted for: connections by the same route are interchangeable, no others are.
///
/// Clients have leaked requests over connections that another setting had opened (CVE-2022-27782, CVE-2026-3784): every
/// setting of TLS, of the proxy and its credentials, and of the local end is part of the key.
///
/// An object: every request is handed its route several times, and most have the very same.
final class Route: Sendable, Hashable {
    let origin: Origin
    /// `nil` for http.
    let tls: TLSConfiguration?
    let hop: RouteHop
    /// The numeric address of this machine to connect from; `nil` for the system's choice.
    let localAddress: String?
    /// Reckoned once: every request of a task that is elsewhere asks for it.
    let originHash: Int

    /// The route of `request`.
    ///
    /// - Throws: `.invalidRequest` when the settings contradict each other or the request.
    init(of request: Request, by settings: borrowing SocketTransport.Settings) throws(TransportError) {
        origin = request.origin
        originHash = origin.hashValue
        tls = origin.scheme == .https ? settings.tls : nil
        localAddress = settings.localAddress
        hop = try RouteHop(of: request, through: settings.proxy, orTo: settings.unixSocket)
        // Names would have to be resolved first: libcurl does it.
        if hop.proxy?.scheme == .socks4, SocketAddress(numeric: origin.host, port: 0) == nil {
            throw TransportError(
                .unsupported, during: nil, peer: hop.proxy?.peer,
                "SOCKS 4 carries addresses only, and \(origin.host) is a name",
                remedy: "use socks4a://, which lets the proxy resolve it", requestMayHaveBeenSent: false)
        }
    }

    static func == (one: Route, other: Route) -> Bool {
        one === other
            || one.origin == other.origin && one.tls == other.tls && one.hop == other.hop
                && one.localAddress == other.localAddress
    }

    /// By the origin alone: one transport has few routes to an origin, and hashing all they consist of costs more than
    /// the comparison that follows anyway.
    func hash(into hasher: inout Hasher) {
        hasher.combine(originHash)
    }

    var proxy: Proxy? { hop.proxy }

    /// The origin as errors name it.
    var peer: String { hop.peer(for: origin) }
}
