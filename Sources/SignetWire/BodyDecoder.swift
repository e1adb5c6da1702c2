import HTTPTypes

/// Finds the end of one body by its framing.
struct BodyDecoder: Sendable {
    enum Step {
        case needsMoreBytes
        case bytes([UInt8])
        case end(HTTPFields)
    }

    private enum State: Sendable {
        case length(Int)
        case untilClose
        case chunkHeader
        case chunkData(Int)
        case chunkEnd
        case trailers(FieldSection)
        case end(HTTPFields)
    }

    private let limits: WireLimits
    private var state: State
    private var extensionBytes = 0

    init(_ framing: MessageFraming, limits: WireLimits) {
        self.limits = limits
        state =
            switch framing {
            case .none: .end(HTTPFields())
            case .contentLength(let count): count == 0 ? .end(HTTPFields()) : .length(count)
            case .chunked: .chunkHeader
            case .untilClose: .untilClose
            }
    }

    mutating func next(_ buffer: inout ReceiveBuffer, isAtEnd: Bool) throws(WireError) -> Step {
        while true {
            if let step = try advance(&buffer) {
                if isAtEnd, case .needsMoreBytes = step { return try endOfStream() }
                return step
            }
        }
    }

    /// One step; `nil` when the state changed and the next step can be taken.
    private mutating func advance(_ buffer: inout ReceiveBuffer) throws(WireError) -> Step? {
        switch state {
        case .end(let trailers): return .end(trailers)
        case .length(let rest):
            guard !buffer.isEmpty else { return .needsMoreBytes }
            let bytes = buffer.take(upTo: rest)
            state = rest == bytes.count ? .end(HTTPFields()) : .length(rest - bytes.count)
            return .bytes(bytes)
        case .untilClose:
            return buffer.isEmpty ? .needsMoreBytes : .bytes(buffer.take(upTo: .max))
        case .chunkHeader: return try readChunkHeader(&buffer)
        case .chunkData(let rest):
            guard !buffer.isEmpty else { return .needsMoreBytes }
            let bytes = buffer.take(upTo: rest)
            state = rest == bytes.count ? .chunkEnd : .chunkData(rest - bytes.count)
            return .bytes(bytes)
        case .chunkEnd: return try readChunkEnd(&buffer)
        case .trailers(let section): return try readTrailer(section, &buffer)
        }
    }

    private mutating func readChunkHeader(_ buffer: inout ReceiveBuffer) throws(WireError) -> Step? {
        guard let line = try buffer.nextLine(limit: limits.lineBytes, orThrow: .longLine(limits.lineBytes)) else {
            return .needsMoreBytes
        }
        let header = try ChunkHeader(parsing: buffer.bytes.span.extracting(line))
        extensionBytes += header.extensionBytes
        guard extensionBytes <= limits.chunkExtensionBytes else {
            throw WireError(.tooLarge, "the chunk extensions are longer than \(limits.chunkExtensionBytes) bytes")
        }
        state =
            header.size == 0
            ? .trailers(FieldSection(bytes: limits.trailerBytes, limits: limits)) : .chunkData(header.size)
        return nil
    }

    /// Chunk data ends in CRLF and nothing else (RFC 9112 §7.1): h11 took any two bytes for it until CVE-2025-43859.
    private mutating func readChunkEnd(_ buffer: inout ReceiveBuffer) throws(WireError) -> Step? {
        let position = buffer.unread.lowerBound
        if buffer.count >= 1, buffer.bytes[position] != .cr { throw Self.badEnd(buffer.bytes[position]) }
        guard buffer.count >= 2 else { return .needsMoreBytes }
        guard buffer.bytes[position + 1] == .lf else { throw Self.badEnd(buffer.bytes[position + 1]) }
        buffer.drop(2)
        state = .chunkHeader
        return nil
    }

    private static func badEnd(_ byte: UInt8) -> WireError {
        .malformed("chunk data is not followed by CRLF", "9112 §7.1", EscapedBytes(byte))
    }

    private mutating func readTrailer(
        _ section: FieldSection, _ buffer: inout ReceiveBuffer
    ) throws(WireError) -> Step? {
        var section = section
        guard let line = try section.nextLine(&buffer) else { return .needsMoreBytes }
        if line.isEmpty {
            state = .end(section.fields)
        } else {
            try section.append(try FieldLine.parse(buffer.bytes.span.extracting(line)))
            state = .trailers(section)
        }
        return nil
    }

    private func endOfStream() throws(WireError) -> Step {
        switch state {
        case .untilClose, .end: return .end([:])
        case .length(let rest):
            throw WireError(.truncatedBody, "the stream ended \(rest) bytes before the end of the body (RFC 9112 §8)")
        case .chunkHeader, .chunkData, .chunkEnd, .trailers:
            throw WireError(.truncatedBody, "the stream ended before the last chunk of the body (RFC 9112 §8)")
        }
    }
}
