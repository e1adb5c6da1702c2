/// A verified head, and what verifies the body behind it.
public struct VerifiedChunks: Sendable {
    /// What the signature of the head says.
    public let head: VerifiedRequest
    /// Takes the body out of its chunks.
    public var decoder: ChunkDecoder
}
