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
        pool = ConnectionPool(limit: settings.idleConnectionsPerOrigin, idleTimeout: settings.idleTimeout)
    }

    deinit {
        pool.close()
    }

    func shutDown() {
        pool.close()
        reactors.abortAll(.shutDown)
    }

    func send(_ request: Request) async throws(TransportError) -> Response {
        let exchange = try Exchange(request, start: .now)
        let key = ConnectionPool.Key(
            origin: request.origin, tls: request.origin.scheme == .https ? settings.tls : nil)
        while let connection = pool.take(key) {
            switch await Self.perform(exchange, on: connection) {
            case .success(let response): return response
            case .failure(let failure):
                switch failure.staleness {
                case .unused: continue
                // The one case in which a request is sent twice; on a fresh connection, so that it ends here.
                case .diedBeforeResponse where exchange.isRepeatable: break
                case .diedBeforeResponse, .none: throw failure.error
                }
            }
            break
        }
        let connection = try await establish(key, for: exchange)
        do throws(ExchangeFailure) {
            return try await Self.perform(exchange, on: connection).get()
        } catch {
            throw error.error
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
