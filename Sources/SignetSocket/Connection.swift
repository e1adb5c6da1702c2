import HTTPTypes
import SignetCore
import SignetWire

/// A connection to an origin, which carries one exchange after another.
///
/// It is used on the thread of its reactor only, where every method must be called unless it says otherwise, by tasks on
/// the reactor as by actors on it: an exchange is straight-line code that never leaves the thread. No actor, since a task
/// would have to hop to it from the very same thread; the stream traps elsewhere. That is what makes
/// `nonisolated(unsafe)` safe here, and `@exclusivity(unchecked)` where a check would cost as much as the access: what is
/// changed in place is a value that calls nobody while it changes.
final class Connection: Sendable {
    let stream: SocketStream
    let route: Route
    let place: ConnectionPlace
    /// Where it goes between two exchanges.
    let idle: IdleConnections
    let pool: ReactorPool
    let born = Moment.now
    @exclusivity(unchecked) nonisolated(unsafe) private var info: ConnectionInfo
    @exclusivity(unchecked) nonisolated(unsafe) private var timings: Timings
    nonisolated(unsafe) private(set) var carried = 0

    /// The exchange that is going on; `nil` while the connection is idle or over.
    nonisolated(unsafe) var exchange: Exchange?
    @exclusivity(unchecked) nonisolated(unsafe) var decoder = ResponseDecoder(method: .get)
    nonisolated(unsafe) var upload = Upload.none
    nonisolated(unsafe) var responseLimit: Moment?
    nonisolated(unsafe) private var sentBefore = 0
    /// How much of the first write has been.
    nonisolated(unsafe) private var sent = 0
    @exclusivity(unchecked) nonisolated(unsafe) private var informational: [HTTPResponse] = []
    nonisolated(unsafe) private var hasResponseBegun = false
    /// When something was last received, by the time at which it was there to be read.
    nonisolated(unsafe) var heard = Moment.now
    @exclusivity(unchecked) nonisolated(unsafe) var pending: [UInt8] = []
    nonisolated(unsafe) var pendingError: TransportError?
    nonisolated(unsafe) var readSize = Connection.leastRead

    init(
        _ stream: SocketStream, by route: Route, in place: ConnectionPlace, idle: IdleConnections,
        of pool: ReactorPool, info: ConnectionInfo, timings: Timings
    ) {
        self.stream = stream
        self.route = route
        self.place = place
        self.idle = idle
        self.pool = pool
        self.info = info
        self.timings = timings
    }

    /// Sends the request and reads the head of the response; the body, unless it has come along, is read later. The caller
    /// of `exchange` is told when its answer is there.
    ///
    /// Every step is taken where the stream becomes ready, without a task: what Swift's runtime does for each asynchronous
    /// call, and for each return to where a task was, would cost as much as the reading.
    ///
    /// - Parameter now: The time it is: known to most callers.
    func start(_ exchange: Exchange, at now: Moment) {
        do throws(ExchangeFailure) {
            try begin(exchange)
            try advance(exchange, at: now)
        } catch {
            fail(exchange, error)
        }
    }

    /// Goes on with what the stream is ready for, or has failed for.
    func proceed(_ failure: StreamFailure?) {
        guard let exchange else { return }
        do throws(ExchangeFailure) {
            if let failure { throw self.failure(failure, during: isSent(exchange) ? .awaitHead : .sendHead) }
            try advance(exchange, at: .now)
        } catch {
            fail(exchange, error)
        }
    }

    private func fail(_ exchange: Exchange, _ failure: ExchangeFailure) {
        // A second attempt keeps the place of the first: it has waited for it.
        failure.staleness == .none ? close() : hangUp()
        exchange.answer = .failure(failure)
        stream.reactor.letGo(exchange)
    }

    private func isSent(_ exchange: Exchange) -> Bool { sent == exchange.firstWrite.count }

    private func advance(_ exchange: Exchange, at now: @autoclosure () -> Moment) throws(ExchangeFailure) {
        if !isSent(exchange) {
            if let direction = try sendAtOnce(exchange) {
                let limit = exchange.limit(exchange.timeouts.idle)
                return stream.park(.connection(self), for: direction, until: limit)
            }
            awaitResponse(exchange, from: now())
        }
        if let direction = try receiveAtOnce(exchange) {
            stream.park(.connection(self), for: direction, until: responseLimit)
        }
    }

    private func begin(_ exchange: Exchange) throws(ExchangeFailure) {
        self.exchange = exchange
        decoder.startNextResponse(to: exchange.method, recentHead: idle.recentHead)
        if !informational.isEmpty { informational = [] }
        hasResponseBegun = false
        sent = 0
        readSize = Self.leastRead
        info.isReused = carried > 0
        sentBefore = stream.bytesSent
        if exchange.isCancelled { throw failure(.cancelled, during: .pool) }
        if carried > 0 {
            guard stream.endIdle() else {
                throw ExchangeFailure(error: context().error(.closed, during: .pool), staleness: .unused)
            }
            timings = Timings()
        }
        carried += 1
    }

    /// Writes what the socket takes; returns what to wait for if that is not all.
    private func sendAtOnce(_ exchange: Exchange) throws(ExchangeFailure) -> SocketStream.Direction? {
        while !isSent(exchange) {
            switch stream.writeAtOnce(exchange.firstWrite, from: sent) {
            case .bytes(let count): sent += count
            case .mustWait(let direction): return direction
            case .failed(let failure): throw self.failure(failure, during: .sendHead)
            case .end: throw failure(.closed, during: .sendHead)
            }
        }
        return nil
    }

    private func awaitResponse(_ exchange: Exchange, from now: Moment) {
        if exchange.hasMore {
            responseLimit = exchange.deadline
            startUpload(exchange)
        } else {
            responseLimit = exchange.limit(exchange.timeouts.response, from: now)
        }
    }

    /// Reads and decodes what there is, and answers; returns what to wait for if that is not enough.
    private func receiveAtOnce(_ exchange: Exchange) throws(ExchangeFailure) -> SocketStream.Direction? {
        while true {
            switch stream.readAtOnce({ decoder.receive($0) }) {
            case .bytes:
                // What was there without a look at the descriptors came after the request had begun all the same.
                heard = max(stream.reactor.looked, exchange.start)
                if !hasResponseBegun { timings.firstByte = heard - exchange.start }
                hasResponseBegun = true
            case .end: decoder.receivedEOF()
            case .mustWait(let direction): return direction
            case .failed(let failure): throw self.failure(failure, during: .awaitHead)
            }
            if let (head, version) = try readHead() {
                finishHead(head, version, exchange)
                return nil
            }
        }
    }

    /// Decodes what has arrived; `nil` while the final head is incomplete.
    private func readHead() throws(ExchangeFailure) -> (HTTPResponse, WireVersion)? {
        while true {
            let event: ResponseEvent
            do throws(WireError) {
                event = try decoder.next()
            } catch {
                throw ExchangeFailure(error: context().error(error, during: .awaitHead), staleness: .none)
            }
            switch event {
            case .informational(let head): informational.append(head)
            case .head(let head, let version): return (head, version)
            case .closed: throw failure(.closed, during: .awaitHead)
            case .needsMoreBytes, .body, .end: return nil
            }
        }
    }

    /// Hands over the response: with its body, if that has arrived with the head, and the connection is free again.
    private func finishHead(_ head: consuming HTTPResponse, _ version: WireVersion, _ exchange: Exchange) {
        if idle.recentHead !== decoder.recentHead { idle.recentHead = decoder.recentHead }
        if exchange.hasMore, head.status.code >= 300 { stopUpload() }
        let body =
            switch takeBody() {
            case .end(let bytes, let trailers): ResponseBody.bytes(bytes, trailers: trailers)
            case .more: ResponseBody(ConnectionBody(self, exchange))
            }
        exchange.answer = .response(
            Response(
                head: head, version: HTTPVersion(major: version.major, minor: version.minor),
                informational: informational, body: body, timings: timings, connection: info))
        stream.reactor.letGo(exchange)
    }

    /// The error of an exchange whose stream failed.
    private func failure(_ failure: StreamFailure, during phase: TransportError.Phase) -> ExchangeFailure {
        if case .failed(let error) = upload { return ExchangeFailure(error: error, staleness: .none) }
        // A client certificate that is missing shows on the first read (TLS 1.3): that is no stale connection.
        let isDead = failure == .closed || failure == .reset
        let phase = isDead && upload == .broken ? .sendBody : phase
        return ExchangeFailure(
            error: context().error(failure, during: phase),
            staleness: isDead && !hasResponseBegun && carried > 1 ? .diedBeforeResponse : .none)
    }

    func context() -> FailureContext {
        FailureContext(
            peer: route.peer, deadline: exchange?.deadline,
            requestMayHaveBeenSent: stream.bytesSent > sentBefore)
    }
}
