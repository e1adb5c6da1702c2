import SignetCore

/// From a route to a connection of the pool, or a place for a new one.
extension SocketEngine {
    func acquire(_ route: Route, for exchange: Exchange) async throws(TransportError) -> OriginPool.Grant {
        while let origin = pool[route] {
            if let grant = origin.take() { return grant }
            do throws(StreamFailure) {
                let limit = exchange.limit(exchange.options.timeouts.pool)
                return try await origin.acquire(until: limit, on: try reactors.next())
            } catch {
                // One that nothing used was closed between the look-up and the question: there is a new one.
                if error == .shutDown, !origin.isOpen, pool.isOpen { continue }
                throw failure(error, route, exchange)
            }
        }
        throw failure(.shutDown, route, exchange)
    }

    private func failure(_ failure: StreamFailure, _ route: Route, _ exchange: Exchange) -> TransportError {
        FailureContext(
            peer: route.peer, deadline: exchange.options.deadline, requestMayHaveBeenSent: false
        ).error(failure, during: .pool)
    }
}
