import SignetSigV4

/// What a signature says of a body.
enum SignedPayload {
    /// All of it, or nothing, before it is sent.
    case hash(PayloadHash)
    /// Each piece while it is sent.
    case chunks(ChunkedPayload)
}
