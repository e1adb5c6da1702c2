import SignetSigV4

/// The ways to send a body in chunks.
enum ChunkForm: String, CaseIterable, Sendable {
    case signed
    case signedWithTrailer
    case unsignedWithTrailer

    func payload(_ length: Int, chunkSize: Int = 8192, checksum: PayloadChecksum = .crc32c) -> ChunkedPayload {
        switch self {
        case .signed: ChunkedPayload(decodedLength: length, chunkSize: chunkSize)
        case .signedWithTrailer: ChunkedPayload(decodedLength: length, chunkSize: chunkSize, checksum: checksum)
        case .unsignedWithTrailer:
            ChunkedPayload(decodedLength: length, chunkSize: chunkSize, coverage: .unsigned, checksum: checksum)
        }
    }

    func sign(_ payload: ChunkedPayload) throws -> ChunkedRequest {
        try ChunkExample.signer().signChunked(
            ChunkExample.request(), payload: payload, credentials: ChunkExample.credentials, at: ChunkExample.date)
    }
}
