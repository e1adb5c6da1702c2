import HTTPTypes
import SignetCore
import SignetWire
import Synchronization

/// One request, ready to be written to whichever connection there will be.
///
/// An object: that it is the same one tells a use of a connection from the one before and the one after.
final class Exchange: Sendable {
    /// Who waits for an answer. Unsafe, since it costs an allocation less: it is resumed by who has taken it.
    typealias Caller = UnsafeContinuation<Void, Never>

    /// A body in memory up to this size goes out with its head, in one write and one segment train.
    ///
    /// 64 KiB: the most that a socket takes without waiting on any Linux (net.ipv4.tcp_wmem), and a copy of some µs.
    private static let mostAtOnce = 64 * 1024

    let method: HTTPRequest.Method
    let body: Body
    let timeouts: Timeouts
    let route: Route
    let start: Moment
    /// When the call is to be over, if ever.
    let deadline: Moment?
    let framing: MessageFraming
    /// The head, and the body too unless ``hasMore``.
    let firstWrite: [UInt8]
    /// Whether the body follows, piece by piece.
    let hasMore: Bool
    /// Whether the caller asks that the connection end with this exchange.
    let closesConnection: Bool

    /// Who waits for the answer. It and what follows are used on the reactor while it is set, and by the caller otherwise:
    /// that is what makes `nonisolated(unsafe)` safe here.
    nonisolated(unsafe) var caller: Caller?
    /// What came of it. Taken out, since the body of a response holds on to its exchange.
    @exclusivity(unchecked) nonisolated(unsafe) var answer = Answer.none
    /// Whose request it is, while a task on the reactor waits for it: by that, the task keeps both alive, and neither has to
    /// keep the other.
    nonisolated(unsafe) unowned(unsafe) var visit: ReactorVisit?
    /// The connection that carries it, or has.
    nonisolated(unsafe) var connection: Connection?
    private let cancelled = Atomic(false)
    /// Orders the reactor's last word before what the caller reads. So does the runtime, but when it comes before the caller
    /// waits by an atomic of its own, which ThreadSanitizer does not see.
    private let isAnswered = Atomic(false)

    init(
        _ request: borrowing Request, _ outline: borrowing RequestOutline, over route: Route, start: Moment
    ) throws(TransportError) {
        method = outline.method
        body = request.body
        timeouts = request.options.timeouts
        deadline = request.options.end
        self.start = start
        self.route = route
        framing =
            switch outline.framing {
            case .none: .none
            case .contentLength(let count): .contentLength(count)
            case .chunked: .chunked
            }
        do {
            var bytes = try RequestEncoder.head(
                method, target: route.target(of: outline), host: outline.host,
                fields: route.fields(of: request.head), framing: framing)
            let body = request.body.bytes
            hasMore = body.map { $0.count > Self.mostAtOnce } ?? true
            if let body, !hasMore, !body.isEmpty { bytes += body }
            firstWrite = bytes
        } catch {
            throw .invalidRequest(error.reason)
        }
        closesConnection = outline.closesConnection
    }

    /// Whether its task has been cancelled: the connection that begins it asks, and is told of what comes later.
    var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    func takeAnswer() -> Answer {
        _ = isAnswered.load(ordering: .acquiring)
        return Swift.exchange(&answer, with: .none)
    }

    /// Who is to go on, now that the answer is there; on the reactor's thread, which from then on leaves the exchange alone.
    func takeCaller() -> Caller? {
        defer { caller = nil }
        visit?.exchange = nil
        visit = nil
        isAnswered.store(true, ordering: .releasing)
        return caller
    }

    func cancel() {
        cancelled.store(true, ordering: .relaxed)
    }

    /// The instant `timeout` from `now`, or the deadline of the call if that comes first.
    func limit(_ timeout: Duration, from now: Moment = .now) -> Moment {
        let limit = now + timeout
        guard let deadline else { return limit }
        return min(deadline, limit)
    }

    /// Whether it may be sent a second time after it may have reached the server (RFC 9110 §9.2.2).
    var isRepeatable: Bool {
        switch method {
        case .get, .head, .options, .trace, .put, .delete: body.isReplayable
        default: false
        }
    }
}
