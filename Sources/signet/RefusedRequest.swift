import SignetSigV4

/// A request whose signature was not accepted.
struct RefusedRequest: Error {
    /// One sentence.
    let reason: String
    let explanation: Explanation
}
