import HTTPTypes
import SignetCore
import Synchronization

/// A response body that is still on its connection.
final class ConnectionBody: ResponseBodySource {
    private enum State {
        case reading
        case end(HTTPFields)
        case failed(TransportError)
    }

    private let connection: Connection
    private let exchange: Exchange
    private let state = Mutex(State.reading)

    init(_ connection: Connection, _ exchange: Exchange) {
        self.connection = connection
        self.exchange = exchange
    }

    var trailers: HTTPFields {
        state.withLock { state in
            if case .end(let trailers) = state { return trailers }
            return [:]
        }
    }

    func next() async throws(TransportError) -> [UInt8]? {
        switch state.withLock({ $0 }) {
        case .reading: break
        case .end: return nil
        case .failed(let error): throw error
        }
        let step = await withTaskCancellationHandler {
            // One hop, and none for a task that is there already.
            if connection.pool.isCurrent {
                await connection.next(of: exchange)
            } else {
                await connection.pool.next(of: exchange, on: connection)
            }
        } onCancel: {
            connection.abort(exchange, .cancelled)
        }
        switch step {
        case .success(.bytes(let bytes)): return bytes
        case .success(.end(let bytes, let trailers)):
            state.withLock { $0 = .end(trailers) }
            return bytes.isEmpty ? nil : bytes
        case .failure(let error):
            state.withLock { $0 = .failed(error) }
            throw error
        }
    }

    func abandon() {
        let isOver = state.withLock { state in
            if case .reading = state { return false }
            return true
        }
        if !isOver { connection.abort(exchange, .closed) }
    }
}
