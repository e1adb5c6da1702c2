import SignetCore
import SignetWire

/// The body that follows its head: written while the response is awaited, since a server may answer, and hang up, early.
extension Connection {
    /// The most that is written under one limit: a slow peer must take this much within the idle timeout.
    private static let mostAtOnce = 256 * 1024

    func startUpload(_ exchange: Exchange) {
        upload = .running(
            Task(executorPreference: idle.executor) { [self] in
                let end = await write(exchange)
                guard self.exchange === exchange, case .running = upload else { return }
                upload = end
                switch end {
                case .failed: stream.abort(.closed)
                case .none, .broken:
                    // From the last byte of the request on, the response has its own time.
                    responseLimit = exchange.limit(exchange.timeouts.response)
                    stream.setReadLimit(responseLimit)
                case .running: break
                }
            })
    }

    /// Gives up what has not been written yet; the connection cannot be used again.
    func stopUpload() {
        guard case .running(let task) = upload else { return }
        task.cancel()
        upload = .broken
    }

    private func write(_ exchange: Exchange) async -> Upload {
        do throws(TransportError) {
            var encoder = RequestEncoder.body(exchange.framing)
            var reader = try exchange.body.makeReader()
            while let chunk = try await reader.next() {
                for start in stride(from: 0, to: chunk.count, by: Self.mostAtOnce) {
                    let end = min(start + Self.mostAtOnce, chunk.count)
                    let piece = end - start == chunk.count ? chunk : Array(chunk[start..<end])
                    let bytes = try encoded { () throws(WireError) in try encoder.encode(piece) }
                    guard try await put(bytes, exchange) else { return .broken }
                }
            }
            let trailers = try reader.trailers()
            let end = try encoded { () throws(WireError) in try encoder.end(trailers: trailers) }
            return try await put(end, exchange) ? .none : .broken
        } catch {
            var error = error
            error.peer = error.peer ?? route.peer
            return .failed(error)
        }
    }

    private func encoded(_ encode: () throws(WireError) -> [UInt8]) throws(TransportError) -> [UInt8] {
        do throws(WireError) {
            return try encode()
        } catch {
            throw context().error(error, during: .sendBody)
        }
    }

    /// Writes `bytes`; returns `false` when the peer takes no more, which its response may explain.
    private func put(_ bytes: [UInt8], _ exchange: Exchange) async throws(TransportError) -> Bool {
        guard self.exchange === exchange, upload != .broken else { return false }
        do throws(StreamFailure) {
            try await write(bytes, until: exchange.limit(exchange.timeouts.idle))
            return true
        } catch {
            if error == .closed || error == .reset { return false }
            throw context().error(error, during: .sendBody)
        }
    }
}
