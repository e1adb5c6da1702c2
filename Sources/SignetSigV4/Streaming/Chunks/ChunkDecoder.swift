public import HTTPTypes

/// Takes a body out of its chunks as they arrive, and verifies each.
///
/// A signed chunk is handed over when its signature has been checked, not before; it is what the decoder holds at most.
/// However the bytes are split, the result is the same. Made by
/// ``SigV4Verifier/verifyChunked(_:at:limits:credentials:)``, which has verified the head.
public struct ChunkDecoder: Sendable {
    private enum State: Sendable {
        case header
        case data(ChunkHeader)
        /// The CRLF behind a chunk's data.
        case dataEnd
        case trailer
        case end
        case failed(ChunkedPayloadError)
    }

    /// The bytes of the body itself, as the head states them.
    public let decodedLength: Int

    private let limits: ChunkLimits
    private let chunkAlgorithm: SigningAlgorithm?
    private var chain: ChainVerifier
    private var checksums: [PayloadChecksum: ChecksumState]
    private var trailer: TrailerReader
    private var state = State.header
    private var line = ChunkLine()
    private var trailerBytes = 0
    /// The data of the current chunk.
    private var chunk: [UInt8] = []
    private var chunkRest = 0
    private var chunkIndex = 0
    private var smallChunk: Int?
    private var announcedLength = 0

    init(_ head: ChunkedHead, chain: ChainVerifier, limits: ChunkLimits) {
        decodedLength = head.decodedLength
        self.limits = limits
        self.chain = chain
        chunkAlgorithm = head.form.isSigned ? chain.algorithm : nil
        let known = head.trailers.compactMap(PayloadChecksum.init(fieldName:))
        checksums = Dictionary(uniqueKeysWithValues: known.map { ($0, ChecksumState($0)) })
        trailer = TrailerReader(announced: head.trailers, form: head.form, algorithm: chain.algorithm)
    }

    /// The bytes of the body that are complete, and verified, with these.
    ///
    /// - Throws: ``ChunkedPayloadError``, and the same again from then on. What was handed over before was verified as
    ///   it came, but the body is not the one that was signed: discard it.
    public mutating func decode(_ bytes: [UInt8]) throws(ChunkedPayloadError) -> [UInt8] {
        if case .failed(let error) = state { throw error }
        var input = bytes[...]
        var output: [UInt8] = []
        do {
            while !input.isEmpty { try step(&input, &output) }
        } catch {
            state = .failed(error)
            chunk = []
            throw error
        }
        return output
    }

    /// Ends the body.
    ///
    /// - Returns: the trailer fields, without their signature. A checksum this package computes has been compared.
    /// - Throws: ``ChunkedPayloadError/truncated`` when the body is not complete, and what was wrong with it before.
    public func finish() throws(ChunkedPayloadError) -> HTTPFields {
        switch state {
        case .end: return trailer.received
        case .failed(let error): throw error
        default: throw .truncated
        }
    }

    private mutating func step(_ input: inout ArraySlice<UInt8>, _ output: inout [UInt8]) throws(ChunkedPayloadError) {
        switch state {
        case .header:
            guard try readLine(&input, limit: ChunkHeader.longestLine(chunkAlgorithm)) else { return }
            try begin(ChunkHeader(parsing: line.bytes[...], chunkAlgorithm))
        case .data(let header): try readData(of: header, &input, &output)
        case .dataEnd:
            guard try readLine(&input, limit: 0) else { return }
            line.clear()
            state = .header
        case .trailer:
            guard try readLine(&input, limit: limits.trailerBytes - trailerBytes) else { return }
            try readTrailer()
        case .end: throw .trailingBytes
        case .failed(let error): throw error
        }
    }

    private mutating func readLine(
        _ input: inout ArraySlice<UInt8>, limit: Int
    ) throws(ChunkedPayloadError) -> Bool {
        do {
            return try line.read(from: &input, limit: limit)
        } catch {
            throw failure(of: error)
        }
    }

    private func failure(of error: ChunkLineError) -> ChunkedPayloadError {
        switch (state, error) {
        case (.trailer, .tooLong): .limitExceeded(what: "bytes of trailer", limit: limits.trailerBytes)
        case (.trailer, .bareLineFeed): .malformedTrailer(why: "a line ends in LF without CR")
        case (_, .tooLong): .malformedChunk(why: "it, or what follows the data of the one before, is too long")
        case (_, .bareLineFeed): .malformedChunk(why: "a line ends in LF without CR")
        }
    }
}

extension ChunkDecoder {
    private mutating func begin(_ header: ChunkHeader) throws(ChunkedPayloadError) {
        line.clear()
        guard header.size <= limits.chunkBytes else {
            throw .limitExceeded(what: "bytes in a chunk", limit: limits.chunkBytes)
        }
        announcedLength += header.size
        guard announcedLength <= decodedLength, header.size > 0 || announcedLength == decodedLength else {
            throw .lengthMismatch(declared: decodedLength, actual: announcedLength)
        }
        if header.size > 0, let smallChunk { throw .chunkTooSmall(index: chunkIndex - 1, size: smallChunk) }
        smallChunk = header.size < limits.smallestChunkBytes ? header.size : nil
        chunkRest = header.size
        state = .data(header)
        if header.size == 0 {
            if let signature = header.signature { try verify(signature, of: []) }
            state = .trailer
        }
    }

    /// Takes data off the input, and hands over what is verified or need not be.
    private mutating func readData(
        of header: ChunkHeader, _ input: inout ArraySlice<UInt8>, _ output: inout [UInt8]
    ) throws(ChunkedPayloadError) {
        let piece = input.prefix(chunkRest)
        input = input.dropFirst(piece.count)
        chunkRest -= piece.count
        // Once for all that these bytes can become.
        if output.isEmpty, chunk.isEmpty { output.reserveCapacity(piece.count + input.count) }
        if let signature = header.signature {
            try hold(piece, signature: signature, &output)
        } else {
            output += piece
            piece.withUnsafeBytes { updateChecksums($0) }
        }
        guard chunkRest == 0 else { return }
        chunkIndex += 1
        state = .dataEnd
    }

    /// Holds a piece of a signed chunk until the chunk is whole; one that is whole at once is verified where it lies.
    private mutating func hold(
        _ piece: ArraySlice<UInt8>, signature: String, _ output: inout [UInt8]
    ) throws(ChunkedPayloadError) {
        let isWhole = chunkRest == 0 && chunk.isEmpty
        if !isWhole { chunk += piece }
        guard chunkRest == 0 else { return }
        let whole = isWhole ? piece : chunk[...]
        try verify(signature, of: whole)
        whole.withUnsafeBytes { updateChecksums($0) }
        output += whole
        chunk.removeAll(keepingCapacity: true)
    }

    private mutating func verify(
        _ signature: String, of data: ArraySlice<UInt8>
    ) throws(ChunkedPayloadError) {
        guard chain.verify(signature, .payload, PayloadHash.empty.value, PayloadHash.sha256(of: data).value) else {
            throw .chunkSignatureMismatch(index: chunkIndex)
        }
    }

    private mutating func updateChecksums(_ bytes: UnsafeRawBufferPointer) {
        for checksum in checksums.keys { checksums[checksum]?.update(bytes) }
    }

    private mutating func readTrailer() throws(ChunkedPayloadError) {
        trailerBytes += line.bytes.count + 2
        if !line.bytes.isEmpty {
            try trailer.read(line.bytes)
            line.clear()
            return
        }
        try trailer.end()
        if let signature = trailer.signature {
            guard chain.verify(signature, .trailer, trailer.section.hash) else { throw .trailerSignatureMismatch }
        }
        let received = trailer.received
        for (checksum, state) in checksums where received[checksum.fieldName] != state.fieldValue {
            throw .checksumMismatch(field: checksum.fieldName.canonicalName)
        }
        state = .end
    }
}
