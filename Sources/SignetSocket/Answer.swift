import SignetCore

/// What came of an exchange.
///
/// A type of its own: an optional result of a response is one that the compiler destroys by way of the runtime.
enum Answer {
    /// There was no connection to begin on.
    case none
    case response(Response)
    case failure(ExchangeFailure)
}
