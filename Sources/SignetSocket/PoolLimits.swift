import SignetCore

/// How many connections an origin may have, and how long they are kept.
struct PoolLimits: Sendable {
    /// The connections to one origin, being established, busy and idle.
    let connections: Int
    /// The idle ones among them.
    let idle: Int
    /// How long one may be idle.
    let idleTimeout: Duration
    /// From when a connection was established until it carries no further exchange.
    let maximumAge: Duration?
    /// The exchanges one connection carries.
    let maximumUses: Int?

    /// Until when a connection that has just become free may be idle; `nil` when it is to be closed.
    func idleLimit(
        born: Moment, uses: Int, now: Moment
    ) -> Moment? {
        if let maximumUses, uses >= maximumUses { return nil }
        let limit = now + idleTimeout
        guard let maximumAge else { return limit }
        let end = born + maximumAge
        return end > now ? min(limit, end) : nil
    }
}
