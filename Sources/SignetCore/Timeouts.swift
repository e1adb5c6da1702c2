/// Bounds on the phases of an exchange, at millisecond resolution.
public struct Timeouts: Sendable, Hashable {
    /// From the start until there is a connection to use, or room for a new one: the wait for other calls to be done.
    ///
    /// 10 s: a call that waits longer than a connection could take to be made has met a limit that is set too low, or
    /// responses that nobody reads.
    public var pool: Duration = .seconds(10)
    /// From then until a new connection is ready: name resolution, TCP, the proxy and TLS together.
    ///
    /// 10 s: three SYN retransmissions (1 + 2 + 4 s) and a TLS handshake over a slow link.
    public var connect: Duration = .seconds(10)
    /// From the last request byte to the end of the response head.
    ///
    /// 60 s: longer than API Gateway's 29 s integration limit, and what botocore waits for.
    public var response: Duration = .seconds(60)
    /// Between two reads of the response body, or two writes of the request body.
    ///
    /// 60 s: idle connections are dropped by NAT gateways after 350 s, and by most proxies after 60 s.
    public var idle: Duration = .seconds(60)

    /// Given bounds; each must be positive.
    public init(
        pool: Duration = .seconds(10), connect: Duration = .seconds(10), response: Duration = .seconds(60),
        idle: Duration = .seconds(60)
    ) {
        self.pool = pool
        self.connect = connect
        self.response = response
        self.idle = idle
    }

    /// The first of them that can be reached.
    package var shortest: Duration { min(min(pool, connect), min(response, idle)) }
}
