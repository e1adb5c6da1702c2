import SignetCore

/// From a route to a connection of the pool, or a place for a new one.
extension ReactorPool {
    /// - Returns: What to go on with, and how long others had to be waited for; `nil` where they had not.
    nonisolated func acquire(
        _ exchange: Exchange
    ) async throws(TransportError) -> (OriginPool.Grant, waited: Duration?) {
        if pool.isOpen, let connection = takeIdle(exchange.route) { return (.connection(connection), nil) }
        while let origin = pool[exchange.route] {
            let idle = idle(exchange.route, in: origin)
            if let grant = origin.take() { return (grant, nil) }
            let start = Moment.now
            do throws(StreamFailure) {
                let grant = try await origin.acquire(
                    until: exchange.limit(exchange.timeouts.pool), from: idle)
                return (grant, .now - start)
            } catch {
                // One that nothing used was closed between the look-up and the question: there is a new one.
                if error == .shutDown, !origin.isOpen, pool.isOpen { continue }
                throw failure(error, exchange)
            }
        }
        throw failure(.shutDown, exchange)
    }

    private nonisolated func failure(_ failure: StreamFailure, _ exchange: Exchange) -> TransportError {
        FailureContext(
            peer: exchange.route.peer, deadline: exchange.deadline, requestMayHaveBeenSent: false
        ).error(failure, during: .pool)
    }

    /// What to go on with after a connection from the pool has failed, without waiting in line a second time.
    nonisolated func again(
        after failure: ExchangeFailure, on connection: Connection, with exchange: Exchange
    ) throws(TransportError) -> OriginPool.Grant {
        // An abort that came in between has given the place up.
        guard let place = connection.place.passOn() else { throw failure.error }
        switch failure.staleness {
        case .unused:
            guard let idle = takeIdle(exchange.route) ?? place.pool.takeIdle() else { return .place(place) }
            place.giveUp()
            return .connection(idle)
        // The one case in which a request is sent twice; on a fresh connection, so that it ends here.
        case .diedBeforeResponse where exchange.isRepeatable: return .place(place)
        case .diedBeforeResponse, .none:
            place.giveUp()
            throw failure.error
        }
    }

    /// A connection that is idle on this reactor.
    nonisolated func takeIdle(_ route: Route) -> Connection? {
        if let lastIdle, lastIdle.route == route { return lastIdle.take() }
        guard let idle = routes[route] else { return nil }
        lastIdle = idle
        return idle.take()
    }

    /// Where the connections of `origin` on this reactor wait for their next use.
    nonisolated func idle(_ route: Route, in origin: OriginPool) -> IdleConnections {
        if let known = routes[route], known.origin === origin { return known }
        lastIdle = nil
        if routes.count >= sweepAt {
            routes = routes.filter { $0.value.origin.isOpen }
            sweepAt = max(ConnectionPool.leastSweep, 2 * routes.count)
        }
        let idle = IdleConnections(by: route, of: origin, on: executor)
        routes[route] = idle
        origin.join(idle)
        return idle
    }
}
