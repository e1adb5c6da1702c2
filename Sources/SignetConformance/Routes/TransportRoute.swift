public import SignetCore

/// The way to origins that a transport of a case is to be made with.
public struct TransportRoute: Sendable {
    /// The proxies to go through; `nil` for none.
    public internal(set) var proxy: ProxySelection?
    /// The path of a Unix socket to connect to, whatever the URL says; `nil` for TCP.
    public internal(set) var unixSocket: String?
    /// Addresses to use instead of asking the resolver.
    public internal(set) var resolve: [ResolveOverride] = []

    /// Straight to the origin.
    public init() {}
}
