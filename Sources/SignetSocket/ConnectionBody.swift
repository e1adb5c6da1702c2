import HTTPTypes
import SignetCore

/// A response body that is still on its connection.
final class ConnectionBody: ResponseBodySource {
    /// What its reading has ended in.
    private final class End: Sendable {
        let result: Result<HTTPFields, TransportError>

        init(_ result: Result<HTTPFields, TransportError>) {
            self.result = result
        }
    }

    private let connection: Connection
    private let exchange: Exchange
    /// Set once, by the reader; looked at by whoever drops the body or asks for its trailers, wherever that is.
    private let end = Slot<End>()

    init(_ connection: Connection, _ exchange: Exchange) {
        self.connection = connection
        self.exchange = exchange
    }

    var trailers: HTTPFields {
        guard case .success(let trailers) = end.object?.result else { return [:] }
        return trailers
    }

    func next() async throws(TransportError) -> [UInt8]? {
        if let end = end.object {
            _ = try end.result.get()
            return nil
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
            _ = end.keep(End(.success(trailers)))
            return bytes.isEmpty ? nil : bytes
        case .failure(let error):
            _ = end.keep(End(.failure(error)))
            throw error
        }
    }

    func abandon() {
        if end.object == nil { connection.abort(exchange, .closed) }
    }
}
