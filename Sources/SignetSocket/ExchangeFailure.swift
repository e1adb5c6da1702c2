import SignetCore

/// Why an exchange brought no response.
struct ExchangeFailure: Error {
    /// Whether another connection is worth a try.
    enum Staleness {
        /// No: the connection was fresh, or had begun to answer.
        case none
        /// Yes, freely: the pooled connection was dead before a byte was written.
        case unused
        /// If the request may be repeated: the reused connection died before the first byte of the response.
        case diedBeforeResponse
    }

    let error: TransportError
    let staleness: Staleness
}
