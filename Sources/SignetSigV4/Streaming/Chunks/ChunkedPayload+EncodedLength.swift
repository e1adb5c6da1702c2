import HTTPTypes

extension ChunkedPayload {
    /// The bytes of the body as it is sent: `Content-Length`.
    func encodedLength(_ algorithm: SigningAlgorithm) -> Int {
        let chunks = decodedLength / chunkSize
        let rest = decodedLength % chunkSize
        var length = chunks * encodedLength(ofChunk: chunkSize, algorithm)
        if rest > 0 { length += encodedLength(ofChunk: rest, algorithm) }
        // The last chunk is empty, and an empty line ends it or the trailer section.
        length += encodedLength(ofChunk: 0, algorithm)
        for trailer in allTrailers { length += Self.lineLength(trailer.name, trailer.valueLength) }
        if form == .chunksAndTrailer {
            length += Self.lineLength(AWSHeader.trailerSignature, ChunkSignature.width(algorithm))
        }
        return length
    }

    /// The algorithm that chunks are signed with, if they are.
    func chunkAlgorithm(_ algorithm: SigningAlgorithm) -> SigningAlgorithm? {
        coverage == .signed ? algorithm : nil
    }

    private func encodedLength(ofChunk size: Int, _ algorithm: SigningAlgorithm) -> Int {
        ChunkHeader.length(ofSize: size, chunkAlgorithm(algorithm)) + size + 2
    }

    /// `name:valueCRLF`
    private static func lineLength(_ name: HTTPField.Name, _ valueLength: Int) -> Int {
        name.canonicalName.utf8.count + 1 + valueLength + 2
    }
}
