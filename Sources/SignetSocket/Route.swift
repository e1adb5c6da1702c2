import SignetCore

/// The way to an origin and what it is trusted for: connections by the same route are interchangeable, no others are.
///
/// Clients have leaked requests over connections that another setting had opened (CVE-2022-27782): every setting of TLS
/// and of the way is part of the key.
struct Route: Sendable, Hashable {
    let origin: Origin
    /// `nil` for http.
    let tls: TLSConfiguration?
    /// The address of this machine to connect from; `nil` for the system's choice.
    let localAddress: SocketAddress?

    init(
        to origin: Origin, by settings: SocketTransport.Settings, from localAddress: SocketAddress? = nil
    ) throws(TransportError) {
        self.origin = origin
        self.localAddress = localAddress
        tls = origin.scheme == .https ? settings.tls : nil
    }

    /// By the origin alone: one transport has few routes to an origin, and hashing all they consist of costs more than
    /// the comparison that follows anyway.
    func hash(into hasher: inout Hasher) {
        hasher.combine(origin)
    }
}
