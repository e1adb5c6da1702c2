#if Curl
    import SignetCore

    /// What came of a call, for its task to take.
    ///
    /// A type of its own: an optional result of a response is one that the compiler destroys by way of the runtime.
    enum CurlAnswer: Sendable {
        case none
        case response(Response)
        case failure(TransportError)
    }
#endif
