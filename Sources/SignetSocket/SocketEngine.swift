import SignetCore

/// What the copies of one ``SocketTransport`` share: the way of a request to a reactor.
final class SocketEngine: Sendable {
    let settings: SocketTransport.Settings
    let pool: ConnectionPool
    let reactors: ReactorPools
    /// The route of the first request: most transports have no other.
    private let firstRoute = Slot<Route>()
    /// Whether requests to one origin may go by several routes.
    private let hasProxies: Bool

    init(_ settings: SocketTransport.Settings) {
        self.settings = settings
        hasProxies = settings.proxy != nil
        let pool = ConnectionPool(
            PoolLimits(
                connections: settings.connectionsPerOrigin, idle: settings.idleConnectionsPerOrigin,
                idleTimeout: settings.idleTimeout, maximumAge: settings.maximumConnectionAge,
                maximumUses: settings.maximumConnectionUses))
        self.pool = pool
        let contexts = TLSContexts()
        reactors = ReactorPools(
            count: settings.threads ?? ReactorGroup.defaultCount, tasksEach: settings.tasksPerThread
        ) { reactor in
            ReactorPool(on: reactor, of: pool, contexts, overrides: settings.resolve)
        }
    }

    deinit {
        pool.close()
    }

    func shutDown() {
        pool.close()
        for started in reactors.started { started.reactor.abortAll(.shutDown) }
    }

    /// The reactor the caller is on, or else the one with room for a task; `nil` where there is none.
    func reactorForTasks() -> ReactorPool? {
        if let current = reactors.current { return current }
        return try? reactors.roomiest()
    }

    /// One hop to the reactor, where everything else happens; none for a task that is on one already.
    func send(_ request: Request, _ outline: RequestOutline) async throws(TransportError) -> Response {
        let atHand = reactors.atHand
        let route = try route(of: request, at: atHand)
        let exchange = try Exchange(request, outline, over: route, start: .now)
        if let atHand, let visit = atHand.visit { return try await atHand.perform(exchange, during: visit) }
        let reactor: ReactorPool
        do throws(StreamFailure) {
            if let atHand, atHand.isCurrent { reactor = atHand } else { reactor = try reactors.home(of: route) }
        } catch {
            throw FailureContext(
                peer: route.peer, deadline: request.options.end, requestMayHaveBeenSent: false
            ).error(error, during: .connect)
        }
        return try await reactor.perform(exchange)
    }

    /// The route of `request`, which is the last one of the reactor nearly always, or the first one of all.
    private func route(of request: Request, at pool: ReactorPool?) throws(TransportError) -> Route {
        // Where nothing is chosen by the request, the routes of one transport differ by their origins alone.
        guard !hasProxies else { return try Route(of: request, by: settings) }
        if let last = pool?.lastIdle?.route, last.origin == request.origin { return last }
        if let first = firstRoute.object {
            return first.origin == request.origin ? first : try Route(of: request, by: settings)
        }
        return firstRoute.keep(try Route(of: request, by: settings))
    }
}
