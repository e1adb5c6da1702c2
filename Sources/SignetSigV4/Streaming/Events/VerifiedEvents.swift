/// A verified request that opens a stream of events, and what verifies the events.
public struct VerifiedEvents: Sendable {
    /// What the signature of the request says.
    public let head: VerifiedRequest
    /// Verifies the events.
    public var verifier: EventVerifier
}
