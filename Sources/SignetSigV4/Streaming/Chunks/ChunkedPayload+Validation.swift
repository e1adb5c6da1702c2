import HTTPTypes

extension ChunkedPayload {
    /// 2^60 bytes: no length computed from it overflows.
    private static let longest = 1 << 60

    /// - Throws: `SigV4Error` of kind `invalidPayload`.
    func validate() throws(SigV4Error) {
        guard (0...Self.longest).contains(decodedLength) else {
            throw Self.invalid("Its length, \(decodedLength) bytes, is negative or beyond 2^60: state the true one.")
        }
        guard Self.chunkSizes.contains(chunkSize) else {
            throw Self.invalid(
                "Its chunk size, \(chunkSize) bytes, is not from \(Self.chunkSizes.lowerBound) to "
                    + "\(Self.chunkSizes.upperBound): S3 refuses smaller chunks, and receivers must hold a whole one.")
        }
        let trailers = allTrailers
        guard coverage == .signed || !trailers.isEmpty else {
            throw Self.invalid("Its chunks are not signed and no trailer field follows them: add a checksum.")
        }
        for (index, trailer) in trailers.enumerated() {
            let name = trailer.name.canonicalName
            guard index == 0 || trailers[index - 1].name != trailer.name else {
                throw Self.invalid("The trailer field '\(name)' is announced twice: announce it once.")
            }
            guard trailer.name != AWSHeader.trailerSignature else {
                throw Self.invalid("The trailer field '\(name)' is written by the signer: do not announce it.")
            }
            // A line of a trailer section is a header line: what every server reads.
            guard (0...4096).contains(trailer.valueLength) else {
                throw Self.invalid("The trailer field '\(name)' is announced with more than 4,096 bytes: shorten it.")
            }
        }
        guard trailers.count <= 32 else {
            throw Self.invalid("It has \(trailers.count) trailer fields: send at most 32.")
        }
    }

    private static func invalid(_ why: String) -> SigV4Error {
        SigV4Error(.invalidPayload, "The chunked body cannot be signed for. " + why)
    }
}
