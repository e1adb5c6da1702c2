public import HTTPTypes

/// What a ``RequestDecoder`` has understood.
public enum RequestEvent: Sendable, Hashable {
    /// Nothing more until ``RequestDecoder/receive(_:)`` is called.
    case needsMoreBytes
    /// A head; a body, which may be empty, follows.
    case head(RequestHead)
    /// The next bytes of the body, never empty.
    case body([UInt8])
    /// The request is complete. Repeated until ``RequestDecoder/startNextRequest()``.
    case end(trailers: HTTPFields)
    /// The stream ended between two requests.
    case closed
}
