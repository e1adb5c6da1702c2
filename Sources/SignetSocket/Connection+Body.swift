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
    func takeBody() -> Arrived {
        while true {
            do throws(WireError) {
                switch try decoder.next() {
                case .body(let bytes):
                    if pending.isEmpty { pending = bytes } else { pending += bytes }
                case .end(let trailers):
                    var rest: [UInt8] = []
                    swap(&rest, &pending)
                    release()
                    return .end(rest, trailers: trailers)
                case .needsMoreBytes, .informational, .head, .closed: return .more
                }
            } catch {
                pendingError = context().error(error, during: .receiveBody)
                return .more
            }
        }
    }

    /// The next bytes of the body of `exchange`.
    func next(of exchange: Exchange) async -> Result<Step, TransportError> {
        guard self.exchange === exchange else { return .failure(lost()) }
        if Task.isCancelled { return .failure(end(.cancelled)) }
        while pending.isEmpty {
            if let pendingError {
                close()
                return .failure(pendingError)
            }
            do throws(StreamFailure) {
                let limit = exchange.limit(exchange.timeouts.idle)
                if let bytes = try await read(upTo: readSize, until: limit) {
                    heard = stream.reactor.looked
                    if bytes.count == readSize { readSize = min(2 * readSize, Self.mostRead) }
                    decoder.receive(bytes)
                } else {
                    decoder.receivedEOF()
                }
            } catch {
                return .failure(end(error))
            }
            if case .end(let rest, let trailers) = takeBody() {
                return .success(.end(rest, trailers: trailers))
            }
        }
        defer { pending = [] }
        return .success(.bytes(pending))
    }

    /// The error of a body that ended with its stream.
    private func end(_ failure: StreamFailure) -> TransportError {
        defer { exchange = nil }
        if case .failed(let error) = upload {
            close()
            return error
        }
        let context = context()
        close()
        // Only TLS tells a cut from an end; without it `closed` never comes from a read (RFC 8446 §6.1).
        if failure == .closed {
            return context.make(
                .truncatedBody, .receiveBody, "the connection was cut before the end of the body")
        }
        return context.error(failure, during: .receiveBody)
    }

    private func lost() -> TransportError {
        let failure = stream.failure ?? .closed
        return FailureContext(peer: route.peer, deadline: nil, requestMayHaveBeenSent: true)
            .error(failure, during: .receiveBody)
    }

    /// The exchange is complete: the connection goes back to the pool if it can carry another.
    private func release() {
        let isReusable =
            decoder.keepsConnection && !decoder.hasExcessBytes && upload == .none
            && exchange?.closesConnection == false
        // An abort may have come while the last bytes were read: the stream is about to end.
        guard isReusable, place.isHeld, stream.hasNothingLeft,
            let limit = place.pool.limits.idleLimit(born: born, uses: carried, now: heard)
        else {
            return close()
        }
        exchange = nil
        stream.beginIdle(until: limit, for: self)
        if !idle.put(self) { close() }
    }

    /// The peer closed or spoke, or the idle time is over. A connection that has just been taken looks for itself.
    func idleEnded() {
        guard idle.remove(self) else { return }
        stream.abort(.closed)
        place.giveUp()
    }

    /// Ends the connection; its place is free for another.
    func close() {
        hangUp()
        place.giveUp()
    }

    /// Ends the connection, and keeps its place.
    func hangUp() {
        stopUpload()
        exchange = nil
        pending = []
        stream.hangUp()
    }

    /// Ends `exchange` if it is still going on; callable from anywhere.
    func abort(_ exchange: Exchange, _ failure: StreamFailure) {
        stream.reactor.run { self.abortIfCurrent(exchange, failure) }
    }

    func abortIfCurrent(_ exchange: Exchange, _ failure: StreamFailure) {
        guard self.exchange === exchange else { return }
        stopUpload()
        stream.abort(failure)
        place.giveUp()
    }
}
