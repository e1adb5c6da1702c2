/// Why a body in chunks was not accepted.
///
/// The texts are safe to log: they hold sizes, names and positions, never content or a signature.
public enum ChunkedPayloadError: Error, Hashable, Sendable {
    /// The framing of a chunk is not `aws-chunked`.
    case malformedChunk(why: String)
    /// The trailer section is malformed, or has not the fields that were announced.
    case malformedTrailer(why: String)
    /// More than the receiver will hold or read.
    case limitExceeded(what: String, limit: Int)
    /// A chunk that is not the last has fewer bytes than S3 demands.
    case chunkTooSmall(index: Int, size: Int)
    /// The signature of the chunk at this place, counted from 0, is not right: a chunk was changed, lost, doubled or
    /// moved.
    case chunkSignatureMismatch(index: Int)
    /// The signature of the trailer section is not right.
    case trailerSignatureMismatch
    /// The body does not have the length that its head states; `actual` is how far it was read.
    case lengthMismatch(declared: Int, actual: Int)
    /// The checksum in the trailer is not that of the body.
    case checksumMismatch(field: String)
    /// The body ended before its last chunk or its trailer section was complete.
    case truncated
    /// Something follows the end of the body.
    case trailingBytes
}

extension ChunkedPayloadError: CustomStringConvertible {
    /// One sentence: what was wrong, and the remedy where there is one.
    public var description: String {
        switch self {
        case .malformedChunk(let why): "The header of a chunk is malformed: \(why)."
        case .malformedTrailer(let why): "The trailer of the body is malformed: \(why)."
        case .limitExceeded(let what, let limit): "The body has more than \(limit) \(what)."
        case .chunkTooSmall(let index, let size):
            "Chunk \(index) has \(size) bytes and is not the last: make it at least "
                + "\(ChunkedPayload.chunkSizes.lowerBound)."
        case .chunkSignatureMismatch(let index):
            "The signature of chunk \(index) is not that of its content and of what came before: send what was signed."
        case .trailerSignatureMismatch: "The signature of the trailer is not that of its fields: send what was signed."
        case .lengthMismatch(let declared, let actual):
            "The body was declared with \(declared) bytes and has \(actual) so far: state its true length."
        case .checksumMismatch(let field): "The body is not the one whose checksum '\(field)' states: send it again."
        case .truncated: "The body ended before its last chunk: send it again."
        case .trailingBytes: "Bytes follow the end of the body: send what Content-Length states."
        }
    }
}
