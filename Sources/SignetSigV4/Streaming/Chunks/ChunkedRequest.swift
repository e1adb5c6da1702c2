/// A signed request whose body is still to come, and what encodes the body.
public struct ChunkedRequest: Sendable {
    /// The request, with the length of the encoded body, and its signature, from which those of the chunks follow.
    public let signed: SignedRequest
    /// Turns the body into what is sent.
    public let encoder: ChunkEncoder
}
