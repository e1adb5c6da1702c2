import SignetCore
import Synchronization

/// Idle connections, by what makes two of them interchangeable.
final class ConnectionPool: Sendable {
    /// Where a connection leads and what it was trusted for. Clients have leaked requests over connections that another
    /// setting had opened (CVE-2022-27782): every setting of TLS is part of the key.
    struct Key: Sendable, Hashable {
        let origin: Origin
        let tls: TLSConfiguration?
    }

    private struct State {
        var idle: [Key: [Connection]] = [:]
        var isOpen = true
    }

    let idleTimeout: Duration
    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int, idleTimeout: Duration) {
        self.limit = limit
        self.idleTimeout = idleTimeout
    }

    var isOpen: Bool { state.withLock { $0.isOpen } }

    /// The connection that became idle last: the likeliest to be alive, and the others can grow old and go.
    func take(_ key: Key) -> Connection? {
        state.withLock { $0.idle[key]?.popLast() }
    }

    /// Keeps `connection`; returns `false` when there is no room or no pool any more.
    func put(_ connection: Connection) -> Bool {
        state.withLock { state in
            guard state.isOpen, state.idle[connection.key]?.count ?? 0 < limit else { return false }
            state.idle[connection.key, default: []].append(connection)
            return true
        }
    }

    /// Takes out `connection`; returns `false` when it was not idle here.
    func remove(_ connection: Connection) -> Bool {
        state.withLock { state in
            guard let index = state.idle[connection.key]?.lastIndex(where: { $0 === connection }) else { return false }
            state.idle[connection.key]?.remove(at: index)
            if state.idle[connection.key]?.isEmpty == true { state.idle[connection.key] = nil }
            return true
        }
    }

    /// Closes the pool and every connection in it.
    func close() {
        let idle = state.withLock { state in
            state.isOpen = false
            defer { state.idle = [:] }
            return state.idle.values.joined()
        }
        for connection in idle { connection.stream.abort(.closed) }
    }
}
