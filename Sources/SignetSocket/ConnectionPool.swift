import Synchronization

/// The connections of one transport, by what makes two of them interchangeable. Locked when a reactor has none of its own.
final class ConnectionPool: Sendable {
    private struct State {
        var origins: [Route: OriginPool] = [:]
        /// How many routes there may be before those that nothing uses are looked for.
        var sweepAt = leastSweep
    }

    /// A program talks to a few origins; one that talks to many (a crawler) shall not keep the memory of all of them.
    static let leastSweep = 64

    private let limits: PoolLimits
    private let state = Mutex(State())
    private let isClosed = Atomic(false)

    init(_ limits: PoolLimits) {
        self.limits = limits
    }

    /// The connections by `route`; `nil` when the pool is closed.
    subscript(route: Route) -> OriginPool? {
        state.withLock { state in
            guard isOpen else { return nil }
            if let origin = state.origins[route], origin.isOpen { return origin }
            if state.origins.count >= state.sweepAt {
                state.origins = state.origins.filter { !$0.value.closeIfVacant() }
                state.sweepAt = max(Self.leastSweep, 2 * state.origins.count)
            }
            let origin = OriginPool(limits)
            state.origins[route] = origin
            return origin
        }
    }

    var isOpen: Bool { !isClosed.load(ordering: .acquiring) }
    var originCount: Int { state.withLock { $0.origins.count } }

    /// Closes the pool and every idle connection in it, and turns away those who wait.
    func close() {
        let origins = state.withLock { state in
            isClosed.store(true, ordering: .releasing)
            defer { state.origins = [:] }
            return Array(state.origins.values)
        }
        for origin in origins { origin.close() }
    }
}
