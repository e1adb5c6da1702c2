#if Curl
    import SignetCore
    import Synchronization

    /// One call of `send`: what the task that waits and the engine's thread share.
    final class CurlCall: Sendable {
        /// Unsafe, since it costs an allocation less: it is resumed where it is taken out of its variable, and nowhere else.
        typealias Waiter = UnsafeContinuation<Result<Response, TransportError>, Never>

        let request: Request
        /// Where its connection leads to.
        let hop: RouteHop
        /// When `send` was called.
        let start: Moment
        /// When it must be over.
        let deadline: Moment?
        /// Where the request body comes from, unless it is in memory.
        let upload: UploadSlot?

        /// Set before the engine knows of the call, and from then on the engine's thread's: that makes it safe.
        nonisolated(unsafe) private var waiter: Waiter?
        /// Its exchange, as long as the engine's loop has it, which keeps it alive: the engine's thread's.
        nonisolated(unsafe) unowned(unsafe) var transfer: CurlTransfer?
        private let cancelled = Atomic(false)
        /// Orders what the engine's thread wrote before what the task reads. So does the runtime, but when the answer comes
        /// before the task waits by an atomic of its own, which ThreadSanitizer does not see.
        private let isAnswered = Atomic(false)

        init(_ request: Request, by hop: RouteHop = .origin, start: Moment, upload: UploadSlot?) {
            self.hop = hop
            self.start = start
            deadline = request.options.deadline.map { Moment($0) }
            self.upload = upload
            self.request = request
        }

        /// Whether the task was cancelled; it can be before the engine knows of the call.
        var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

        func cancel() {
            cancelled.store(true, ordering: .releasing)
        }

        func wait(_ continuation: Waiter) {
            waiter = continuation
        }

        /// What the task that waited was answered.
        func outcome(_ result: Result<Response, TransportError>) throws(TransportError) -> Response {
            _ = isAnswered.load(ordering: .acquiring)
            return try result.get()
        }

        /// Answers the waiting task; the first answer counts.
        func answer(_ result: Result<Response, TransportError>) {
            guard let waiter else { return }
            self.waiter = nil
            isAnswered.store(true, ordering: .releasing)
            waiter.resume(returning: result)
        }
    }
#endif
