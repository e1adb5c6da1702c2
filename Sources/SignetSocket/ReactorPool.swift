import SignetCore
import Synchronization

/// What one reactor has of a transport's connections, and the exchanges on it.
///
/// A request is served here from the choice of a connection to the head of its response, on one thread. What several
/// reactors have to agree on, the limits of an origin and who is next, they ask ``OriginPool``, when a connection comes
/// or goes.
///
/// What is isolated to it is the way in for tasks that are elsewhere. What is `nonisolated` is for those on the thread, and
/// used nowhere else: that is what makes `nonisolated(unsafe)` safe here, and `@exclusivity(unchecked)` as in
/// ``Connection``.
actor ReactorPool {
    nonisolated let reactor: Reactor
    /// For tasks that want to be where their connections are.
    nonisolated let executor: ReactorTaskExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// The tasks that are on it by ``SocketTransport/withReactor(_:)``; one that is within two calls counts twice.
    nonisolated let taskCount = Atomic(0)

    nonisolated let pool: ConnectionPool
    nonisolated let contexts: TLSContexts
    nonisolated let overrides: [ResolveOverride]
    nonisolated(unsafe) var routes: [Route: IdleConnections] = [:]
    /// The one of ``routes`` that was asked for last: most requests go by the same, and to compare costs less than to hash.
    @exclusivity(unchecked) nonisolated(unsafe) var lastIdle: IdleConnections?
    /// The tasks that are on it by ``SocketTransport/withReactor(_:)``.
    @exclusivity(unchecked) nonisolated(unsafe) var visits: [UnsafeCurrentTask: ReactorVisit] = [:]
    /// The one of ``visits`` that was answered last: what its task does next is mostly to send the next request.
    @exclusivity(unchecked) nonisolated(unsafe) var lastVisit: ReactorVisit?
    /// How many routes there may be before those that nothing uses are looked for.
    nonisolated(unsafe) var sweepAt = ConnectionPool.leastSweep

    init(on reactor: Reactor, of pool: ConnectionPool, _ contexts: TLSContexts, overrides: [ResolveOverride]) {
        self.reactor = reactor
        executor = ReactorTaskExecutor(reactor)
        self.pool = pool
        self.contexts = contexts
        self.overrides = overrides
    }

    /// Whether the caller is on the reactor and stays there, because its task prefers it.
    ///
    /// To be on the thread is not enough: what is there for the moment only is elsewhere after the next suspension.
    nonisolated var isCurrent: Bool {
        guard reactor.isCurrent else { return false }
        return withUnsafeCurrentTask { $0?.unownedTaskExecutor } == executor.asUnownedTaskExecutor()
    }

    /// The first call of what others enter by.
    ///
    /// Swift 6.3 leaves out the hop to an actor whose method begins by calling a function that stays where its caller is:
    /// it takes it for one that goes where it wants to be, and both run where they were called.
    nonisolated func arrive() {
        reactor.checkIsolated()
    }

    /// ``Connection/next(of:)`` for tasks that are elsewhere.
    nonisolated func next(
        of exchange: Exchange, on connection: Connection
    ) async -> Result<Connection.Step, TransportError> {
        await withTaskExecutorPreference(executor) { await nextHere(of: exchange, on: connection) }
    }

    /// Begins where the task prefers to be: on the reactor.
    ///
    /// Not on the actor, though that is there too. A continuation of Swift 6.3 resumes where its task prefers to be, and goes
    /// to its actor from there: for a task without a preference, each wait would be a hop to Swift's pool and back.
    @concurrent private nonisolated func nextHere(
        of exchange: Exchange, on connection: Connection
    ) async -> Result<Connection.Step, TransportError> {
        arrive()
        return await connection.next(of: exchange)
    }

    /// Sends a request and awaits the head of its response; callable from anywhere.
    nonisolated func perform(_ exchange: Exchange) async throws(TransportError) -> Response {
        // What sends its body by a task makes it where the caller is, for whatever belongs to the caller's task.
        guard !exchange.hasMore else { return try await goOn(exchange, after: nil) }
        // Not by their public forms, as in ``perform(_:during:)``.
        await _unsafeInheritExecutor_withTaskCancellationHandler {
            await _unsafeInheritExecutor_withUnsafeContinuation { caller in
                exchange.caller = caller
                if reactor.isCurrent { return begin(exchange) }
                reactor.submit(.request(.passUnretained(exchange), .passUnretained(self)))
            }
        } onCancel: {
            exchange.cancel()
            reactor.run { exchange.connection?.abortIfCurrent(exchange, .cancelled) }
        }
        switch exchange.takeAnswer() {
        case .response(let response): return response
        case .failure(let failure): return try await goOn(exchange, after: failure)
        case .none: return try await goOn(exchange, after: nil)
        }
    }

    /// Nearly always a connection is idle, and nothing is waited for before the request is sent.
    nonisolated func begin(_ exchange: Exchange) {
        guard pool.isOpen, let connection = takeIdle(exchange.route) else { return reactor.letGo(exchange) }
        exchange.connection = connection
        reactor.send(exchange)
    }

    /// What is to be done when the first idle connection was not enough: to wait for one, to establish one, to try again.
    nonisolated func goOn(
        _ exchange: Exchange, after failure: ExchangeFailure?
    ) async throws(TransportError) -> Response {
        isCurrent ? try await finish(exchange, after: failure) : try await receive(exchange, after: failure)
    }

    /// ``finish(_:after:)`` for tasks that are elsewhere.
    private nonisolated func receive(
        _ exchange: Exchange, after failure: ExchangeFailure?
    ) async throws(TransportError) -> Response {
        try await withTaskExecutorPreference(executor) { () async throws(TransportError) -> Response in
            try await receiveHere(exchange, after: failure)
        }
    }

    /// As ``nextHere(of:on:)``.
    @concurrent private nonisolated func receiveHere(
        _ exchange: Exchange, after failure: ExchangeFailure?
    ) async throws(TransportError) -> Response {
        arrive()
        return try await finish(exchange, after: failure)
    }

    private nonisolated func finish(
        _ exchange: Exchange, after failure: ExchangeFailure?
    ) async throws(TransportError) -> Response {
        if let failure, let connection = exchange.connection {
            return try await send(exchange, by: try again(after: failure, on: connection, with: exchange))
        }
        let (grant, waited) = try await acquire(exchange)
        var response = try await send(exchange, by: grant)
        if let waited { response.timings.pool = waited }
        return response
    }

    private nonisolated func send(_ exchange: Exchange, by first: OriginPool.Grant) async throws(TransportError)
        -> Response
    {
        var grant = first
        while true {
            switch grant {
            case .connection(let connection):
                switch await carry(exchange, on: connection) {
                case .success(let response): return response
                case .failure(let failure): grant = try again(after: failure, on: connection, with: exchange)
                }
            case .place(let place):
                let connection = try await establish(in: place, for: exchange)
                do throws(ExchangeFailure) {
                    return try await Self.perform(exchange, on: connection).get()
                } catch {
                    throw error.error
                }
            }
        }
    }

    /// A connection may come from another reactor: one that had it to spare, when there could be no more.
    private nonisolated func carry(
        _ exchange: Exchange, on connection: Connection
    ) async -> Result<Response, ExchangeFailure> {
        connection.pool === self
            ? await Self.perform(exchange, on: connection) : await connection.pool.perform(exchange, on: connection)
    }

    private func perform(_ exchange: Exchange, on connection: Connection) async -> Result<Response, ExchangeFailure> {
        arrive()
        return await Self.perform(exchange, on: connection)
    }

    /// - Parameter isolation: The closure captures it to be where the caller is: on the thread.
    private static func perform(
        _ exchange: Exchange, on connection: Connection, isolation: isolated (any Actor)? = #isolation
    ) async -> Result<Response, ExchangeFailure> {
        await withTaskCancellationHandler {
            _ = isolation
            await withUnsafeContinuation { caller in
                exchange.caller = caller
                connection.start(exchange, at: .now)
            }
        } onCancel: {
            exchange.cancel()
            connection.abort(exchange, .cancelled)
        }
        switch exchange.takeAnswer() {
        case .response(let response): return .success(response)
        case .failure(let failure): return .failure(failure)
        case .none:
            // Every exchange that was begun on a connection has an answer.
            let closed = FailureContext(peer: exchange.route.peer, deadline: nil, requestMayHaveBeenSent: true)
            return .failure(ExchangeFailure(error: closed.error(.closed, during: .awaitHead), staleness: .none))
        }
    }
}
