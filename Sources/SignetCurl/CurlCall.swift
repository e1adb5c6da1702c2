#if Curl
    import SignetCore
    import Synchronization

    /// One call of `send`: what the task that waits and the engine's thread share.
    final class CurlCall: Sendable {
        typealias Waiter = CheckedContinuation<Result<Response, TransportError>, Never>

        let request: Request
        /// When `send` was called.
        let start: ContinuousClock.Instant
        /// Where the request body comes from, unless it is in memory.
        let upload: UploadSlot?

        private let waiter = Mutex<Waiter?>(nil)
        private let cancelled = Atomic(false)

        init(_ request: Request, start: ContinuousClock.Instant, upload: UploadSlot?) {
            self.request = request
            self.start = start
            self.upload = upload
        }

        /// Whether the task was cancelled; it can be before the engine knows of the call.
        var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

        func cancel() {
            cancelled.store(true, ordering: .releasing)
        }

        func wait(_ continuation: Waiter) {
            waiter.withLock { $0 = continuation }
        }

        /// Answers the waiting task; the first answer counts.
        func answer(_ result: Result<Response, TransportError>) {
            let waiter = waiter.withLock { waiter in
                defer { waiter = nil }
                return waiter
            }
            waiter?.resume(returning: result)
        }
    }
#endif
