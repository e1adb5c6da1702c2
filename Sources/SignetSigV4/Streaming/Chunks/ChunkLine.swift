/// A line of the framing that arrives in pieces.
struct ChunkLine: Sendable {
    private(set) var bytes: [UInt8] = []

    /// Takes bytes off the front of `input` up to the end of the line.
    ///
    /// - Parameter limit: the longest line, without its end: nothing beyond it is held.
    /// - Returns: whether the line is complete; it is then without its CRLF, until ``clear()``.
    mutating func read(from input: inout ArraySlice<UInt8>, limit: Int) throws(ChunkLineError) -> Bool {
        while let byte = input.popFirst() {
            guard byte == UInt8(ascii: "\n") else {
                // The byte after the longest line may be its CR.
                guard bytes.count <= limit else { throw .tooLong }
                bytes.append(byte)
                continue
            }
            // A bare LF is refused: two parsers that differ on it read two different bodies.
            guard bytes.popLast() == UInt8(ascii: "\r") else { throw .bareLineFeed }
            return true
        }
        return false
    }

    mutating func clear() { bytes.removeAll(keepingCapacity: true) }
}

/// Why a line is none.
enum ChunkLineError: Error {
    case tooLong
    case bareLineFeed
}
