import SignetCore
import Synchronization

/// What the copies of one ``SocketTransport`` share.
final class SocketEngine: Sendable {
    let settings: SocketTransport.Settings
    let reactors: ReactorGroup
    let pool: ConnectionPool
    private let contexts = Mutex<[TLSConfiguration: TLSContext]>([:])

    init(_ settings: SocketTransport.Settings) {
        self.settings = settings
        reactors = ReactorGroup(maximum: settings.threads)
        pool = ConnectionPool(
            PoolLimits(
                connections: settings.connectionsPerOrigin, idle: settings.idleConnectionsPerOrigin,
                idleTimeout: settings.idleTimeout, maximumAge: settings.maximumConnectionAge,
                maximumUses: settings.maximumConnectionUses))
    }

    deinit {
        pool.close()
    }

    func shutDown() {
        pool.close()
        reactors.abortAll(.shutDown)
    }

    func send(_ request: Request) async throws(TransportError) -> Response {
        let route = try Route(of: request, by: settings)
        let exchange = try Exchange(request, over: route, start: .now)
        var grant = try await acquire(route, for: exchange)
        while true {
            switch grant {
            case .connection(let connection):
                switch await Self.perform(exchange, on: connection) {
                case .success(let response): return response
                case .failure(let failure): grant = try again(after: failure, on: connection, with: exchange)
                }
            case .place(let place):
                let connection = try await establish(route, in: place, for: exchange)
                do throws(ExchangeFailure) {
                    return try await Self.perform(exchange, on: connection).get()
                } catch {
                    throw error.error
                }
            }
        }
    }

    /// What to go on with after a connection from the pool has failed, without waiting in line a second time.
    private func again(
        after failure: ExchangeFailure, on connection: Connection, with exchange: Exchange
    ) throws(TransportError) -> OriginPool.Grant {
        // An abort that came in between has given the place up.
        guard let place = connection.place.passOn() else { throw failure.error }
        switch failure.staleness {
        case .unused:
            guard let idle = place.pool.takeIdle() else { return .place(place) }
            place.giveUp()
            return .connection(idle)
        // The one case in which a request is sent twice; on a fresh connection, so that it ends here.
        case .diedBeforeResponse where exchange.isRepeatable: return .place(place)
        case .diedBeforeResponse, .none:
            place.giveUp()
            throw failure.error
        }
    }

    private static func perform(
        _ exchange: Exchange, on connection: Connection
    ) async -> Result<Response, ExchangeFailure> {
        await withTaskCancellationHandler {
            await connection.perform(exchange)
        } onCancel: {
            connection.abort(exchange.token, .cancelled)
        }
    }

    /// The settings of TLS, read from their files once.
    func context(_ configuration: TLSConfiguration) async throws(TransportError) -> Result<TLSContext, TLSFailure> {
        if let context = contexts.withLock({ $0[configuration] }) { return .success(context) }
        let made = try await BlockingThreads.shared.run { () -> Result<TLSContext, TLSFailure> in
            Result { () throws(TLSFailure) in try TLSContext(client: configuration) }
        }
        return made.map { context in
            contexts.withLock { contexts in
                let kept = contexts[configuration] ?? context
                contexts[configuration] = kept
                return kept
            }
        }
    }
}
