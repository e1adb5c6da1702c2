import SignetCore
import Synchronization

/// The connections by one route: at most so many, the idle ones kept, and whoever waits for one served in order.
///
/// Locked when a connection comes or goes and when somebody waits. Otherwise a reactor keeps its own connections between
/// their uses (``IdleConnections``), and only counts them here.
final class OriginPool: Sendable {
    /// What a request goes on with.
    enum Grant: Sendable {
        /// A connection that was idle a moment ago; it may have died since.
        case connection(Connection)
        /// A place to establish one in.
        case place(ConnectionPlace)
    }

    private typealias Waiter = Promise<Result<Grant, StreamFailure>>

    private struct State {
        var allotment: PoolAllotment<Connection, Waiter>
        var reactors: [IdleConnections] = []
    }

    let limits: PoolLimits
    private let state: Mutex<State>
    /// The connections that are idle, on the reactors and here.
    private let idleCount = Atomic(0)
    private let waiterCount = Atomic(0)

    init(_ limits: PoolLimits) {
        self.limits = limits
        state = Mutex(State(allotment: PoolAllotment(limit: limits.connections, idleLimit: limits.idle)))
    }

    var isOpen: Bool { withAllotment { $0.isOpen } }

    private func withAllotment<Result>(
        _ change: (inout sending PoolAllotment<Connection, Waiter>) -> sending Result
    ) -> sending Result {
        state.withLock { state in
            let result = change(&state.allotment)
            waiterCount.store(state.allotment.waiters.count, ordering: .relaxed)
            return result
        }
    }

    /// What can be had without waiting.
    func take() -> Grant? {
        withAllotment { $0.ask() }.map(grant)
    }

    /// An idle connection, if there is one; never a new place.
    func takeIdle() -> Connection? {
        let connection = withAllotment { $0.takeIdle() }
        if connection != nil { noteTaken() }
        return connection
    }

    /// Has `reactor` asked for its idle connections when somebody waits.
    func join(_ reactor: IdleConnections) {
        state.withLock { state in
            if state.allotment.isOpen { state.reactors.append(reactor) }
        }
    }

    /// Whether somebody waits.
    ///
    /// Nobody waits in vain because a reactor saw this too late: who begins to wait asks every reactor afterwards.
    var isAwaited: Bool { waiterCount.load(ordering: .relaxed) > 0 }

    /// Whether one more connection may be idle; if so, it counts as such.
    func mayKeep() -> Bool {
        if idleCount.add(1, ordering: .relaxed).newValue <= limits.idle { return true }
        noteTaken()
        return false
    }

    /// A connection that was idle is not any more.
    func noteTaken() {
        idleCount.subtract(1, ordering: .relaxed)
    }

    /// What can be had by `limit`, those who came first being served first.
    ///
    /// - Throws: `.timedOut`, `.cancelled`; `.shutDown` when the pool is closed.
    func acquire(until limit: Moment, from asker: IdleConnections) async throws(StreamFailure) -> Grant {
        let waiter = Waiter()
        guard let ticket = wait(waiter) else { return try await waiter.value.get() }
        for other in state.withLock({ $0.reactors }) where other !== asker { other.share() }
        let timer = asker.reactor.schedule(at: limit) { [weak self] in self?.withdraw(ticket, .timedOut) }
        defer { asker.reactor.cancel(timer) }
        return try await withTaskCancellationHandler {
            await waiter.value
        } onCancel: {
            withdraw(ticket, .cancelled)
        }.get()
    }

    /// Puts `waiter` in the queue, or answers it; returns its ticket if it waits.
    private func wait(_ waiter: Waiter) -> Int? {
        withAllotment { allotment in
            guard allotment.isOpen else {
                waiter.fulfil(.failure(.shutDown))
                return nil
            }
            guard let granted = allotment.ask() else { return allotment.wait(waiter) }
            waiter.fulfil(.success(grant(granted)))
            return nil
        }
    }

    private func withdraw(_ ticket: Int, _ failure: StreamFailure) {
        // Whoever takes the waiter out of the queue, and nobody else, answers it.
        withAllotment { $0.withdraw(ticket) }?.fulfil(.failure(failure))
    }

    private func grant(_ granted: PoolAllotment<Connection, Waiter>.Grant) -> Grant {
        switch granted {
        case .connection(let connection): idle(connection)
        case .place: .place(ConnectionPlace(in: self))
        }
    }

    private func idle(_ connection: Connection) -> Grant {
        noteTaken()
        return .connection(connection)
    }

    /// Takes a connection that is free from its reactor, for whoever waits; `false` when it is to be closed.
    func release(_ connection: Connection) -> Bool {
        switch withAllotment({ $0.release(connection) }) {
        case .handed(let waiter):
            waiter.fulfil(.success(.connection(connection)))
            return true
        case .kept:
            // Nobody waits any more. If the reactors keep as many as may be idle, it is one too many, unless it was taken.
            if mayKeep() { return true }
            if withAllotment({ $0.removeIdle { $0 === connection } }) { return false }
            idleCount.add(1, ordering: .relaxed)
            return true
        case .refused: return false
        }
    }

    /// Takes out `connection`; `false` when it was not idle here.
    func removeIdle(_ connection: Connection) -> Bool {
        let wasIdle = withAllotment { $0.removeIdle { $0 === connection } }
        if wasIdle { noteTaken() }
        return wasIdle
    }

    /// Called by a place, once.
    func giveUpPlace() {
        withAllotment { $0.giveUpPlace() }?.fulfil(.success(.place(ConnectionPlace(in: self))))
    }

    /// Closes it if nothing would be lost by that; returns whether it is closed.
    func closeIfVacant() -> Bool {
        state.withLock { state in
            if state.allotment.isVacant {
                _ = state.allotment.close()
                state.reactors = []
            }
            return !state.allotment.isOpen
        }
    }

    /// Closes the idle connections and turns away those who wait.
    func close() {
        let (idle, waiters) = withAllotment { $0.close() }
        let reactors = state.withLock { state in
            defer { state.reactors = [] }
            return state.reactors
        }
        for waiter in waiters { waiter.fulfil(.failure(.shutDown)) }
        for reactor in reactors { reactor.close() }
        for connection in idle { connection.stream.abort(.closed) }
    }
}
