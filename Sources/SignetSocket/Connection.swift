import HTTPTypes
import SignetCore
import SignetWire

/// A connection to an origin, which carries one exchange after another.
///
/// It is used on the thread of its reactor only, where every method must be called unless it says otherwise, by tasks on
/// the reactor as by actors on it: an exchange is straight-line code that never leaves the thread. No actor, since a task
/// would have to hop to it from the very same thread; the stream traps elsewhere. That is what makes
/// `nonisolated(unsafe)` safe here.
final class Connection: Sendable {
    let stream: SocketStream
    let route: Route
    let place: ConnectionPlace
    /// Where it goes between two exchanges.
    let idle: IdleConnections
    let pool: ReactorPool
    let born = ContinuousClock.now
    nonisolated(unsafe) private var info: ConnectionInfo
    nonisolated(unsafe) private var timings: Timings
    nonisolated(unsafe) private(set) var carried = 0

    /// The exchange that is going on; `nil` while the connection is idle or over.
    nonisolated(unsafe) var exchange: Exchange?
    nonisolated(unsafe) var decoder = ResponseDecoder(method: .get)
    nonisolated(unsafe) var upload = Upload.none
    nonisolated(unsafe) var responseLimit: ContinuousClock.Instant?
    nonisolated(unsafe) private var sentBefore = 0
    nonisolated(unsafe) var pending: [UInt8] = []
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

    /// Sends the request and reads the head of the response; the body, unless it has come along, is read later.
    func perform(_ exchange: Exchange) async -> Result<Response, ExchangeFailure> {
        do throws(ExchangeFailure) {
            try begin(exchange)
            return .success(try await converse(exchange))
        } catch {
            // A second attempt keeps the place of the first: it has waited for it.
            error.staleness == .none ? close() : hangUp()
            return .failure(error)
        }
    }

    private func begin(_ exchange: Exchange) throws(ExchangeFailure) {
        self.exchange = exchange
        decoder = ResponseDecoder(method: exchange.request.head.method)
        upload = .none
        pending = []
        pendingError = nil
        readSize = Self.leastRead
        info.isReused = carried > 0
        sentBefore = stream.bytesSent
        if Task.isCancelled { throw failure(.cancelled, during: .pool, hasResponseBegun: false) }
        if carried > 0 {
            guard stream.endIdle() else {
                throw ExchangeFailure(error: context().error(.closed, during: .pool), staleness: .unused)
            }
            timings = Timings()
        }
        carried += 1
    }

    private func converse(_ exchange: Exchange) async throws(ExchangeFailure) -> Response {
        do throws(StreamFailure) {
            try await write(exchange.firstWrite, until: exchange.limit(exchange.options.timeouts.idle))
        } catch {
            throw failure(error, during: .sendHead, hasResponseBegun: false)
        }
        if exchange.hasMore {
            responseLimit = exchange.options.deadline
            startUpload(exchange)
        } else {
            responseLimit = exchange.limit(exchange.options.timeouts.response)
        }
        var response = Response(head: HTTPResponse(status: .ok))
        var hasResponseBegun = false
        while true {
            if let bytes = try await readHeadBytes(hasResponseBegun) {
                if !hasResponseBegun { timings.firstByte = .now - exchange.start }
                hasResponseBegun = true
                decoder.receive(bytes)
            } else {
                decoder.receivedEOF()
            }
            if try readHead(into: &response, hasResponseBegun) { return finishHead(response, exchange) }
        }
    }

    private func readHeadBytes(_ hasResponseBegun: Bool) async throws(ExchangeFailure) -> [UInt8]? {
        do throws(StreamFailure) {
            return try await read(upTo: Self.leastRead, until: responseLimit)
        } catch {
            throw failure(error, during: .awaitHead, hasResponseBegun: hasResponseBegun)
        }
    }

    /// Decodes what has arrived; returns whether the final head is complete.
    private func readHead(
        into response: inout Response, _ hasResponseBegun: Bool
    ) throws(ExchangeFailure) -> Bool {
        while true {
            let event: ResponseEvent
            do throws(WireError) {
                event = try decoder.next()
            } catch {
                throw ExchangeFailure(error: context().error(error, during: .awaitHead), staleness: .none)
            }
            switch event {
            case .informational(let head): response.informational.append(head)
            case .head(let head, let version):
                response.head = head
                response.version = HTTPVersion(major: version.major, minor: version.minor)
                return true
            case .closed: throw failure(.closed, during: .awaitHead, hasResponseBegun: hasResponseBegun)
            case .needsMoreBytes, .body, .end: return false
            }
        }
    }

    /// Hands over the response: with its body, if that has arrived with the head, and the connection is free again.
    private func finishHead(_ head: Response, _ exchange: Exchange) -> Response {
        var response = head
        response.timings = timings
        response.connection = info
        if head.status.code >= 300 { stopUpload() }
        switch takeBody() {
        case .end(let bytes, let trailers): response.body = .bytes(bytes, trailers: trailers)
        case .more: response.body = ResponseBody(ConnectionBody(self, exchange))
        }
        return response
    }

    /// The error of an exchange whose stream failed.
    private func failure(
        _ failure: StreamFailure, during phase: TransportError.Phase, hasResponseBegun: Bool
    ) -> ExchangeFailure {
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
            peer: route.peer, deadline: exchange?.options.deadline,
            requestMayHaveBeenSent: stream.bytesSent > sentBefore)
    }
}
