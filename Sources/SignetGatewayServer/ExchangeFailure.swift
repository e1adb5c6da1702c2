#if Socket
    import SignetSocket

    /// Why an exchange ended before its time.
    enum ExchangeFailure: Error {
        /// The connection is of no more use.
        case stream(StreamFailure)
        /// The request is refused; the connection can carry the answer, and nothing after it.
        case refused(Refusal)
    }
#endif
