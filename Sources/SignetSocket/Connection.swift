import HTTPTypes
import SignetCore
import SignetWire

/// A connection to an origin, which carries one exchange after another.
///
/// It lives on the reactor of its stream: an exchange is straight-line code that never leaves that thread.
actor Connection {
    nonisolated let stream: SocketStream
    nonisolated let route: Route
    nonisolated var unownedExecutor: UnownedSerialExecutor { stream.unownedExecutor }

    nonisolated let place: ConnectionPlace
    let born = ContinuousClock.now
    private var info: ConnectionInfo
    private var timings: Timings
    private(set) var carried = 0

    /// The exchange that is going on; `nil` while the connection is idle or over.
    var exchange: Exchange?
    var decoder = ResponseDecoder(method: .get)
    var upload = Upload.none
    var responseLimit: ContinuousClock.Instant?
    private var sentBefore = 0
    var pending: [UInt8] = []
    var pendingError: TransportError?
    var readSize = Connection.leastRead

    init(
        _ stream: SocketStream, by route: Route, in place: ConnectionPlace, info: ConnectionInfo, timings: Timings
    ) {
        self.stream = stream
        self.route = route
        self.place = place
        self.info = info
        self.timings = timings
    }

    /// Sends the request and reads the head of the response; the body, unless it has come along, is read later.
    func perform(_ exchange: Exchange) async -> Result<Response, ExchangeFailure> {
        do throws(ExchangeFailure) {
            try await begin(exchange)
            return .success(try await converse(exchange))
        } catch {
            // A second attempt keeps the place of the first: it has waited for it.
            await error.staleness == .none ? close() : hangUp()
            return .failure(error)
        }
    }

    private func begin(_ exchange: Exchange) async throws(ExchangeFailure) {
        self.exchange = exchange
        decoder = ResponseDecoder(method: exchange.request.head.method)
        upload = .none
        pending = []
        pendingError = nil
        readSize = Self.leastRead
        info.isReused = carried > 0
        sentBefore = await stream.bytesSent
        if Task.isCancelled { throw await failure(.cancelled, during: .pool, hasResponseBegun: false) }
        if carried > 0 {
            guard await stream.endIdle() else {
                throw ExchangeFailure(error: await context().error(.closed, during: .pool), staleness: .unused)
            }
            timings = Timings()
        }
        carried += 1
    }

    private func converse(_ exchange: Exchange) async throws(ExchangeFailure) -> Response {
        do throws(StreamFailure) {
            try await stream.write(exchange.firstWrite, until: exchange.limit(exchange.options.timeouts.idle))
        } catch {
            throw await failure(error, during: .sendHead, hasResponseBegun: false)
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
            if try await readHead(into: &response, hasResponseBegun) { return await finishHead(response, exchange) }
        }
    }

    private func readHeadBytes(_ hasResponseBegun: Bool) async throws(ExchangeFailure) -> [UInt8]? {
        do throws(StreamFailure) {
            return try await stream.read(upTo: Self.leastRead, until: responseLimit)
        } catch {
            throw await failure(error, during: .awaitHead, hasResponseBegun: hasResponseBegun)
        }
    }

    /// Decodes what has arrived; returns whether the final head is complete.
    private func readHead(
        into response: inout Response, _ hasResponseBegun: Bool
    ) async throws(ExchangeFailure) -> Bool {
        while true {
            let event: ResponseEvent
            do throws(WireError) {
                event = try decoder.next()
            } catch {
                throw ExchangeFailure(error: await context().error(error, during: .awaitHead), staleness: .none)
            }
            switch event {
            case .informational(let head): response.informational.append(head)
            case .head(let head, let version):
                response.head = head
                response.version = HTTPVersion(major: version.major, minor: version.minor)
                return true
            case .closed: throw await failure(.closed, during: .awaitHead, hasResponseBegun: hasResponseBegun)
            case .needsMoreBytes, .body, .end: return false
            }
        }
    }

    /// Hands over the response: with its body, if that has arrived with the head, and the connection is free again.
    private func finishHead(_ head: Response, _ exchange: Exchange) async -> Response {
        var response = head
        response.timings = timings
        response.connection = info
        if head.status.code >= 300 { stopUpload() }
        switch await takeBody(exchange.token) {
        case .end(let bytes, let trailers): response.body = .bytes(bytes, trailers: trailers)
        case .more: response.body = ResponseBody(ConnectionBody(self, exchange.token))
        }
        return response
    }

    /// The error of an exchange whose stream failed.
    private func failure(
        _ failure: StreamFailure, during phase: TransportError.Phase, hasResponseBegun: Bool
    ) async -> ExchangeFailure {
        if case .failed(let error) = upload { return ExchangeFailure(error: error, staleness: .none) }
        // A client certificate that is missing shows on the first read (TLS 1.3): that is no stale connection.
        let isDead = failure == .closed || failure == .reset
        let phase = isDead && upload == .broken ? .sendBody : phase
        return ExchangeFailure(
            error: await context().error(failure, during: phase),
            staleness: isDead && !hasResponseBegun && carried > 1 ? .diedBeforeResponse : .none)
    }

    func context() async -> FailureContext {
        FailureContext(
            peer: route.peer, deadline: exchange?.options.deadline,
            requestMayHaveBeenSent: await stream.bytesSent > sentBefore)
    }
}
