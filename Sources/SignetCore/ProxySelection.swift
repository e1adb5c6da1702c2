/// Which requests go through which proxy.
public struct ProxySelection: Sendable, Hashable {
    /// The proxy for http; `nil` for none.
    public var http: Proxy?
    /// The proxy for https; `nil` for none.
    public var https: Proxy?
    /// The origins that are reached directly.
    public var exceptions: ProxyExceptions

    /// One proxy for all requests but those to `exceptions`.
    public init(_ proxy: Proxy, except exceptions: ProxyExceptions = ProxyExceptions()) {
        self.init(http: proxy, https: proxy, except: exceptions)
    }

    /// A proxy for each scheme, or none.
    public init(http: Proxy?, https: Proxy?, except exceptions: ProxyExceptions = ProxyExceptions()) {
        self.http = http
        self.https = https
        self.exceptions = exceptions
    }

    /// The proxy for requests to `origin`; `nil` when they go there directly.
    public func proxy(for origin: Origin) -> Proxy? {
        guard let proxy = origin.scheme == .https ? https : http, !exceptions.contains(origin) else { return nil }
        return proxy
    }
}
