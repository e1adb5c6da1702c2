public import HTTPTypes

/// What a ``ResponseDecoder`` has understood.
public enum ResponseEvent: Sendable, Hashable {
    /// Nothing more until ``ResponseDecoder/receive(_:)`` is called.
    case needsMoreBytes
    /// An interim (1xx) response; another head follows.
    case informational(HTTPResponse)
    /// The final head; a body, which may be empty, follows.
    case head(HTTPResponse, WireVersion)
    /// The next bytes of the body, never empty.
    case body([UInt8])
    /// The response is complete; the trailer section is empty unless the body was chunked. Repeated when asked again.
    case end(trailers: HTTPFields)
    /// The stream ended before the first byte of a response.
    case closed
}
