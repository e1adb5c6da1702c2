#if Curl
    import HTTPTypes
    import SignetCore
    import Synchronization

    /// One call of `send`: what the task that waits and the engine's loop share.
    final class CurlCall: Sendable {
        /// Unsafe, since it costs an allocation less: it is resumed where it is taken out of its variable, and nowhere else.
        typealias Waiter = UnsafeContinuation<Void, Never>

        // Of the request, what the loop looks at.
        let origin: Origin
        let outline: RequestOutline
        let fields: HTTPFields
        let body: Body
        /// Whether it may be sent a second time when its reused connection has died (RFC 9110 §9.2.2).
        let isRepeatable: Bool
        let timeouts: Timeouts
        /// When it must be over.
        let deadline: Moment?
        /// No bound is reached before.
        let soonestExpiry: Moment
        /// Where its connection leads to.
        let hop: RouteHop
        /// When `send` was called.
        let start: Moment
        /// Where the request body comes from, unless it is in memory.
        let upload: UploadSlot?

        /// Set before the engine knows of the call, and from then on the engine's loop's: that makes it safe.
        nonisolated(unsafe) private var waiter: Waiter?
        /// What the task is to get. Set by the engine's loop before it lets the task go on, and from then on the task's:
        /// `isAnswered` makes it safe.
        @exclusivity(unchecked) nonisolated(unsafe) var answer = CurlAnswer.none
        /// Its exchange, as long as the engine's loop has it, which keeps it alive: that loop's.
        nonisolated(unsafe) private(set) unowned(unsafe) var transfer: CurlTransfer?
        private let cancelled = Atomic(false)
        /// Orders what the engine's loop wrote before what the task reads. So does the runtime, but when the answer comes
        /// before the task waits by an atomic of its own, which ThreadSanitizer does not see.
        private let isAnswered = Atomic(false)

        init(
            _ request: borrowing Request, _ outline: RequestOutline, by hop: RouteHop, start: Moment,
            upload: UploadSlot?
        ) {
            origin = request.origin
            self.outline = outline
            fields = request.head.headerFields
            body = request.body
            isRepeatable =
                switch outline.method {
                case .get, .head, .options, .trace, .put, .delete: upload == nil || request.body.isReplayable
                default: false
                }
            timeouts = request.options.timeouts
            deadline = request.options.end
            var soonest = start + request.options.timeouts.shortest
            // Not by `min`, which is not made for moments here, but told at run time how to compare them.
            if let deadline, deadline < soonest { soonest = deadline }
            soonestExpiry = soonest
            self.hop = hop
            self.start = start
            self.upload = upload
        }

        deinit {
            // Whichever thread lets go last is to see what the other wrote.
            _ = isAnswered.load(ordering: .acquiring)
        }

        /// The engine's loop has it from now on.
        func join(_ transfer: CurlTransfer) {
            self.transfer = transfer
        }

        /// The engine's loop is done with it.
        func leave() {
            transfer = nil
            isAnswered.store(true, ordering: .releasing)
        }

        /// Whether the task was cancelled; it can be before the engine knows of the call.
        var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

        func cancel() {
            cancelled.store(true, ordering: .releasing)
        }

        func wait(_ continuation: Waiter) {
            waiter = continuation
        }

        /// What the task that waited was answered; once.
        func takeAnswer() throws(TransportError) -> Response {
            _ = isAnswered.load(ordering: .acquiring)
            switch exchange(&answer, with: .none) {
            case .response(let response): return response
            case .failure(let error): throw error
            case .none: throw .isShutDown(origin.peer, during: nil)
            }
        }

        /// Whether the task has not been answered yet.
        var isWaiting: Bool { waiter != nil }

        /// The answer has been put down; returns who is then to be let go on.
        func takeWaiter() -> Waiter? {
            defer { waiter = nil }
            isAnswered.store(true, ordering: .releasing)
            return waiter
        }
    }
#endif
