/// A signed request that opens a stream of events, and what signs the events.
public struct EventRequest: Sendable {
    /// The request and its signature, from which those of the events follow.
    public let signed: SignedRequest
    /// Signs the events.
    public let signer: EventSigner
}
