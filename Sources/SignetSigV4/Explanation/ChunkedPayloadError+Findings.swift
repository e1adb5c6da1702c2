extension ChunkedPayloadError {
    /// What the error of a body in chunks says: its head was verified before.
    var findings: [Finding] {
        switch self {
        case .chunkSignatureMismatch(let index): [.chunkChanged("chunk \(index), counted from 0,")]
        case .trailerSignatureMismatch: [.chunkChanged("the trailer")]
        case .checksumMismatch(let field):
            [.chunkChanged("the body, by its checksum '\(EscapedText.of(field.utf8, atMost: 64))',")]
        case .truncated: [.bodyTruncated]
        case .malformedChunk, .malformedTrailer, .limitExceeded, .chunkTooSmall, .lengthMismatch, .trailingBytes:
            [.requestUnreadable(String(description.dropLast()))]
        }
    }
}
