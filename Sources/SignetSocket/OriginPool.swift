import Synchronization

/// The connections by one route: at most so many, the idle ones kept, and whoever waits for one served in order.
final class OriginPool: Sendable {
    /// What a request goes on with.
    enum Grant: Sendable {
        /// A connection that was idle a moment ago; it may have died since.
        case connection(Connection)
        /// A place to establish one in.
        case place(ConnectionPlace)
    }

    private typealias Waiter = Promise<Result<Grant, StreamFailure>>

    let limits: PoolLimits
    private let state: Mutex<PoolAllotment<Connection, Waiter>>

    init(_ limits: PoolLimits) {
        self.limits = limits
        state = Mutex(PoolAllotment(limit: limits.connections, idleLimit: limits.idle))
    }

    var isOpen: Bool { state.withLock { $0.isOpen } }

    /// What can be had without waiting.
    func take() -> Grant? {
        state.withLock { $0.ask() }.map(grant)
    }

    /// An idle connection, if there is one; never a new place.
    func takeIdle() -> Connection? {
        state.withLock { $0.takeIdle() }
    }

    /// What can be had by `limit`, those who came first being served first.
    ///
    /// - Throws: `.timedOut`, `.cancelled`; `.shutDown` when the pool is closed.
    func acquire(until limit: ContinuousClock.Instant, on reactor: Reactor) async throws(StreamFailure) -> Grant {
        let waiter = Waiter()
        let ticket = state.withLock { state -> Int? in
            guard state.isOpen else {
                waiter.fulfil(.failure(.shutDown))
                return nil
            }
            guard let granted = state.ask() else { return state.wait(waiter) }
            waiter.fulfil(.success(grant(granted)))
            return nil
        }
        guard let ticket else { return try await waiter.value.get() }
        let timer = reactor.schedule(at: limit) { [weak self] in self?.withdraw(ticket, .timedOut) }
        defer { reactor.cancel(timer) }
        return try await withTaskCancellationHandler {
            await waiter.value
        } onCancel: {
            withdraw(ticket, .cancelled)
        }.get()
    }

    private func withdraw(_ ticket: Int, _ failure: StreamFailure) {
        // Whoever takes the waiter out of the queue, and nobody else, answers it.
        state.withLock { $0.withdraw(ticket) }?.fulfil(.failure(failure))
    }

    private func grant(_ granted: PoolAllotment<Connection, Waiter>.Grant) -> Grant {
        switch granted {
        case .connection(let connection): .connection(connection)
        case .place: .place(ConnectionPlace(in: self))
        }
    }

    /// Takes back a connection whose exchange is over; `false` when it is to be closed.
    func release(_ connection: Connection) -> Bool {
        switch state.withLock({ $0.release(connection) }) {
        case .handed(let waiter):
            waiter.fulfil(.success(.connection(connection)))
            return true
        case .kept: return true
        case .refused: return false
        }
    }

    /// Takes out `connection`; `false` when it was not idle here.
    func removeIdle(_ connection: Connection) -> Bool {
        state.withLock { $0.removeIdle { $0 === connection } }
    }

    /// Called by a place, once.
    func giveUpPlace() {
        state.withLock { $0.giveUpPlace() }?.fulfil(.success(.place(ConnectionPlace(in: self))))
    }

    /// Closes it if nothing would be lost by that; returns whether it is closed.
    func closeIfVacant() -> Bool {
        state.withLock { state in
            if state.isVacant { _ = state.close() }
            return !state.isOpen
        }
    }

    /// Closes the idle connections and turns away those who wait.
    func close() {
        let (idle, waiters) = state.withLock { $0.close() }
        for waiter in waiters { waiter.fulfil(.failure(.shutDown)) }
        for connection in idle { connection.stream.abort(.closed) }
    }
}
