#if Curl
    /// What tasks ask of the engine's thread.
    enum CurlCommand: Sendable {
        /// Begin the exchange.
        case start(CurlCall)
        /// The waiting task was cancelled.
        case cancel(CurlCall)
        /// The reader of the response body has caught up.
        case receiveOn(CurlCall)
        /// The response body was dropped, or its reader cancelled.
        case abandon(CurlCall)
        /// More of the request body is there, or its source has failed.
        case sendOn(CurlCall)
        /// The transport is gone: end when the last exchange has.
        case retire
    }
#endif
