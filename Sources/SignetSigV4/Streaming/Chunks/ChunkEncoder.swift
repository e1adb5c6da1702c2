public import HTTPTypes

/// Turns the bytes of a body into the chunks of one, as they come.
///
/// It holds back at most one chunk, which cannot be sent before it is signed, and copies each byte once, behind the
/// header of its chunk. Made by ``SigV4Signer/signChunked(_:payload:credentials:at:)``, and good for one body: a second
/// attempt needs a signature, and so an encoder, of its own.
public struct ChunkEncoder: Sendable {
    private struct OpenChunk {
        let headerLength: Int
        var missing: Int
    }

    /// The bytes of all output together: the `Content-Length` that was signed for.
    public let encodedLength: Int

    private let payload: ChunkedPayload
    private let algorithm: SigningAlgorithm
    /// `nil` where chunks are not signed.
    private var chain: ChainSigner?
    private var checksum: ChecksumState?
    /// The bytes that were promised and have not been encoded.
    private var missing: Int
    private var open: OpenChunk?
    /// The part of the open chunk that has come, where it is to be signed.
    private var held: [UInt8] = []
    private var isFinished = false

    init(_ payload: ChunkedPayload, _ algorithm: SigningAlgorithm, chain: ChainSigner) {
        self.payload = payload
        self.algorithm = algorithm
        self.chain = payload.coverage == .signed ? chain : nil
        encodedLength = payload.encodedLength(algorithm)
        checksum = payload.checksum.map(ChecksumState.init)
        missing = payload.decodedLength
    }

    /// The encoded form of what is complete with these bytes: empty while no chunk is full.
    ///
    /// - Throws: `SigV4Error` of kind `payloadLengthMismatch` when there are more bytes than promised, before any of
    ///   these is encoded.
    public mutating func encode(_ bytes: [UInt8]) throws(SigV4Error) -> [UInt8] {
        guard bytes.count <= missing, !isFinished else {
            throw SigV4Error(
                .payloadLengthMismatch,
                "The body is longer than the \(payload.decodedLength) bytes that were signed for: state its true length."
            )
        }
        bytes.withUnsafeBytes { checksum?.update($0) }
        var output: [UInt8] = []
        swap(&output, &held)
        var chunkStart = 0
        var rest = bytes[...]
        while !rest.isEmpty {
            var chunk = open ?? openChunk(available: rest.count, in: &output, start: &chunkStart)
            let piece = rest.prefix(chunk.missing)
            output += piece
            rest = rest.dropFirst(piece.count)
            chunk.missing -= piece.count
            missing -= piece.count
            open = chunk
            if chunk.missing == 0 { try closeChunk(dataStart: chunkStart + chunk.headerLength, in: &output) }
        }
        return chain == nil || open == nil ? output : holdBack(from: chunkStart, of: output)
    }

    /// The last chunk and the trailer section.
    ///
    /// - Parameter trailers: the values of the fields that were announced, but for the checksum.
    /// - Throws: `SigV4Error` of kind `payloadLengthMismatch` when bytes are missing, and `invalidPayload` when the
    ///   fields are not those announced, or a value has not the length announced.
    public mutating func finish(trailers: HTTPFields = [:]) throws(SigV4Error) -> [UInt8] {
        guard missing == 0, !isFinished else {
            throw SigV4Error(
                .payloadLengthMismatch,
                "The body ended \(missing) bytes short of the \(payload.decodedLength) that were signed for.")
        }
        let section = try TrailerSection(trailers, checksum: checksum, of: payload)
        isFinished = true
        var output: [UInt8] = []
        ChunkHeader.append(size: 0, payload.chunkAlgorithm(algorithm), to: &output)
        try sign(dataStart: output.count, in: &output)
        section.append(to: &output)
        if payload.form == .chunksAndTrailer, let signature = try chain?.sign(.trailer, section.hash) {
            TrailerSection.append(signature, algorithm, to: &output)
        }
        output += "\r\n".utf8
        return output
    }

    private mutating func openChunk(available: Int, in output: inout [UInt8], start: inout Int) -> OpenChunk {
        let size = min(payload.chunkSize, missing)
        let headerLength = ChunkHeader.length(ofSize: size, payload.chunkAlgorithm(algorithm))
        if output.isEmpty {
            // Once for all that is at hand, or for the whole of a chunk that will be held.
            output.reserveCapacity(max(size, available) + (available / payload.chunkSize + 2) * (headerLength + 2))
        }
        start = output.count
        ChunkHeader.append(size: size, payload.chunkAlgorithm(algorithm), to: &output)
        return OpenChunk(headerLength: headerLength, missing: size)
    }

    private mutating func closeChunk(dataStart: Int, in output: inout [UInt8]) throws(SigV4Error) {
        try sign(dataStart: dataStart, in: &output)
        output += "\r\n".utf8
        open = nil
    }

    /// Signs the chunk whose data goes to the end of the output, if chunks are signed.
    private mutating func sign(dataStart: Int, in output: inout [UInt8]) throws(SigV4Error) {
        guard chain != nil else { return }
        let hash = output.withUnsafeBytes { SHA256Digest(of: .init(rebasing: $0[dataStart...])).hexadecimal }
        guard let signature = try chain?.sign(.payload, PayloadHash.empty.value, hash) else { return }
        ChunkHeader.sign(signature, algorithm, headerEnd: dataStart, in: &output)
    }

    /// Keeps the open chunk, which can only be sent when it is signed; what is before it is handed over.
    private mutating func holdBack(from start: Int, of output: consuming [UInt8]) -> [UInt8] {
        if start == 0 {
            held = output
            return []
        }
        held = Array(output[start...])
        output.removeSubrange(start...)
        return output
    }
}
