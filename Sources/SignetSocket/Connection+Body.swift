import HTTPTypes
import SignetCore
import SignetWire

/// The body of the response: read from the socket when it is asked for, and not before. That is the back-pressure.
extension Connection {
    /// What a response head is read with: more than any head, and little to hold for a small body.
    static let leastRead = 16 * 1024
    /// 512 KiB: where a large download stops getting cheaper by fewer system calls.
    private static let mostRead = 512 * 1024

    enum Arrived {
        /// The rest of the body; the connection is free.
        case end([UInt8], trailers: HTTPFields)
        /// There is more to come.
        case more
    }

    /// What the reader of a body is told.
    enum Step: Sendable {
        case bytes([UInt8])
        case end([UInt8], trailers: HTTPFields)
    }

    /// Decodes what has arrived into `pending`.
    func takeBody(_ token: Exchange.Token) async -> Arrived {
        while true {
            do throws(WireError) {
                switch try decoder.next() {
                case .body(let bytes):
                    if pending.isEmpty { pending = bytes } else { pending += bytes }
                case .end(let trailers):
                    let rest = pending
                    await release()
                    return .end(rest, trailers: trailers)
                case .needsMoreBytes, .informational, .head, .closed: return .more
                }
            } catch {
                pendingError = await context().error(error, during: .receiveBody)
                return .more
            }
        }
    }

    /// The next bytes of the body of the exchange `token`.
    func next(_ token: Exchange.Token) async -> Result<Step, TransportError> {
        guard let exchange, exchange.token == token else { return .failure(await lost()) }
        if Task.isCancelled { return .failure(await end(.cancelled)) }
        while pending.isEmpty {
            if let pendingError {
                await close()
                return .failure(pendingError)
            }
            do throws(StreamFailure) {
                let limit = exchange.limit(exchange.options.timeouts.idle)
                if let bytes = try await stream.read(upTo: readSize, until: limit) {
                    if bytes.count == readSize { readSize = min(2 * readSize, Self.mostRead) }
                    decoder.receive(bytes)
                } else {
                    decoder.receivedEOF()
                }
            } catch {
                return .failure(await end(error))
            }
            if case .end(let rest, let trailers) = await takeBody(token) {
                return .success(.end(rest, trailers: trailers))
            }
        }
        defer { pending = [] }
        return .success(.bytes(pending))
    }

    /// The error of a body that ended with its stream.
    private func end(_ failure: StreamFailure) async -> TransportError {
        defer { exchange = nil }
        if case .failed(let error) = upload {
            await close()
            return error
        }
        let context = await context()
        await close()
        // Only TLS tells a cut from an end; without it `closed` never comes from a read (RFC 8446 §6.1).
        if failure == .closed {
            return context.make(
                .truncatedBody, .receiveBody, "the connection was cut before the end of the body")
        }
        return context.error(failure, during: .receiveBody)
    }

    private func lost() async -> TransportError {
        let failure = await stream.failure ?? .closed
        return FailureContext(peer: route.peer, deadline: nil, requestMayHaveBeenSent: true)
            .error(failure, during: .receiveBody)
    }

    /// The exchange is complete: the connection goes back to the pool if it can carry another.
    private func release() async {
        let isReusable =
            decoder.keepsConnection && !decoder.hasExcessBytes && upload == .none
            && exchange?.closesConnection == false
        // An abort may have come while the last bytes were read: the stream is about to end.
        guard isReusable, place.isHeld, let limit = place.pool.limits.idleLimit(born: born, uses: carried) else {
            return await close()
        }
        exchange = nil
        pending = []
        await stream.beginIdle(until: limit) { [weak self] in
            self?.assumeIsolated { $0.idleEnded() }
        }
        if !place.pool.release(self) { await close() }
    }

    /// The peer closed or spoke, or the idle time is over. A connection that has just been taken looks for itself.
    private func idleEnded() {
        guard place.pool.removeIdle(self) else { return }
        stream.abort(.closed)
        place.giveUp()
    }

    /// Ends the connection; its place is free for another.
    func close() async {
        await hangUp()
        place.giveUp()
    }

    /// Ends the connection, and keeps its place.
    func hangUp() async {
        stopUpload()
        exchange = nil
        pending = []
        await stream.close()
    }

    /// Ends the exchange `token` if it is still going on; callable from anywhere.
    nonisolated func abort(_ token: Exchange.Token, _ failure: StreamFailure) {
        stream.reactor.run { self.assumeIsolated { $0.abortIfCurrent(token, failure) } }
    }

    private func abortIfCurrent(_ token: Exchange.Token, _ failure: StreamFailure) {
        guard exchange?.token == token else { return }
        stopUpload()
        stream.abort(failure)
        place.giveUp()
    }
}
