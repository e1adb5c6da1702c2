#if Curl
    /// What is asked of the engine's thread.
    enum CurlCommand: Sendable {
        /// Begin the exchange of a task that waits for it, and keeps the call meanwhile: to count a reference here too would
        /// take the count from one core to the other and back.
        case start(Unmanaged<CurlCall>)
        /// The waiting task was cancelled.
        case cancel(CurlCall)
        /// The reader of the response body has caught up.
        case receiveOn(CurlCall)
        /// The response body was dropped, or its reader cancelled.
        case abandon(CurlCall)
        /// More of the request body is there, or its source has failed.
        case sendOn(CurlCall)
        /// A part of a task that prefers the thread.
        ///
        /// Unowned, as in the runtime: the task keeps what it prefers.
        case work(UnownedJob, UnownedTaskExecutor)
        /// The last of those tasks has gone.
        case vacate
        /// End what is in flight and close every connection.
        ///
        /// An unsafe continuation is a plain reference: with it, a command is copied without asking Swift's runtime how.
        case shutDown(UnsafeContinuation<Void, Never>)
        /// The transport is gone: end when the last exchange has.
        case retire
    }
#endif
