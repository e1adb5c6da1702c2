import SignetWire

/// The idle connections by one route on one reactor, where they are taken and put back without a lock.
///
/// For the rules of the pool they are still in use: nobody else can have them, unless somebody waits and asks for them.
/// Used on the reactor's thread only, which is what makes `nonisolated(unsafe)` safe here, and `@exclusivity(unchecked)` as
/// in ``Connection``, but for ``share()`` and ``close()``.
final class IdleConnections: Sendable {
    let route: Route
    let origin: OriginPool
    let executor: ReactorTaskExecutor
    var reactor: Reactor { executor.reactor }

    /// The one that became idle last at the end.
    @exclusivity(unchecked) nonisolated(unsafe) private var connections: [Connection] = []
    /// What the origin answered last, to recognise it by: kept once for all connections, busy or idle.
    nonisolated(unsafe) var recentHead: RecentHead?

    init(by route: Route, of origin: OriginPool, on executor: ReactorTaskExecutor) {
        self.route = route
        self.origin = origin
        self.executor = executor
    }

    /// The connection that became idle last, being the likeliest to be alive.
    func take() -> Connection? {
        reactor.checkIsolated()
        guard let connection = connections.popLast() else { return nil }
        origin.noteTaken()
        return connection
    }

    /// Takes back a connection whose exchange is over; `false` when it is to be closed.
    func put(_ connection: Connection) -> Bool {
        reactor.checkIsolated()
        if origin.isAwaited { return origin.release(connection) }
        guard origin.mayKeep() else { return false }
        connections.append(connection)
        return true
    }

    /// Takes out `connection`; `false` when it was not idle.
    func remove(_ connection: Connection) -> Bool {
        reactor.checkIsolated()
        guard let index = connections.lastIndex(where: { $0 === connection }) else {
            return origin.removeIdle(connection)
        }
        connections.remove(at: index)
        origin.noteTaken()
        return true
    }

    /// Gives to those who wait what they wait for; callable from anywhere.
    func share() {
        reactor.run { [self] in
            while origin.isAwaited, let connection = take() {
                if !origin.release(connection) { connection.stream.abort(.closed) }
            }
        }
    }

    /// Closes them; callable from anywhere.
    func close() {
        reactor.run { [self] in
            while let connection = take() { connection.stream.abort(.closed) }
        }
    }
}
