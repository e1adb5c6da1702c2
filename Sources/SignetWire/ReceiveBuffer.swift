/// What has arrived and is not decoded yet.
struct ReceiveBuffer: Sendable {
    private(set) var bytes: [UInt8] = []
    private var start = 0
    /// Up to where no LF was found: a line that arrives byte by byte is scanned once.
    private var scanned = 0

    var count: Int { bytes.count - start }
    var isEmpty: Bool { count == 0 }
    /// The position in ``bytes`` of what is not decoded yet.
    var unread: Range<Int> { start..<bytes.count }

    /// Adopts `more` without a copy when nothing is left over, which is the common case.
    mutating func append(_ more: [UInt8]) {
        if isEmpty {
            bytes = more
            scanned = 0
        } else {
            if start > 0 { bytes.removeSubrange(..<start) }
            scanned -= start
            bytes += more
        }
        start = 0
    }

    /// Consumes a line and its CRLF; returns the line's position in ``bytes``, or `nil` while it is incomplete.
    ///
    /// - Throws: `tooLarge` past `limit` bytes; `.malformed` for an LF without CR (RFC 9112 §2.2 lets a recipient accept
    ///   it; two parsers that differ on it are how requests are smuggled, so it is refused).
    mutating func nextLine(
        limit: Int, orThrow tooLarge: @autoclosure () -> WireError
    ) throws(WireError) -> Range<Int>? {
        guard let lineFeed = bytes.span.firstIndex(of: .lf, from: scanned) else {
            scanned = bytes.count
            // The last byte may be the line's CR; the limit may be Int.max.
            if count - 1 > limit { throw tooLarge() }
            return nil
        }
        let hasReturn = lineFeed > start && bytes[lineFeed - 1] == .cr
        let line = start..<(hasReturn ? lineFeed - 1 : lineFeed)
        guard line.count <= limit else { throw tooLarge() }
        guard hasReturn else { throw .malformed("a line ends in LF without CR", "9112 §2.2") }
        start = lineFeed + 1
        scanned = start
        return line
    }

    /// Consumes `limit` bytes at most; the whole buffer is handed over, a part of it copied once.
    mutating func take(upTo limit: Int) -> [UInt8] {
        let taken: [UInt8]
        if start == 0, limit >= bytes.count {
            taken = bytes
            bytes = []
            scanned = 0
            return taken
        }
        let end = limit < count ? start + limit : bytes.count
        taken = Array(bytes[start..<end])
        if end < bytes.count {
            start = end
        } else {
            // Nothing is left, and a connection that waits for its next use shall hold none of it.
            bytes = []
            start = 0
        }
        scanned = start
        return taken
    }

    /// Forgets everything.
    mutating func clear() {
        if !bytes.isEmpty { bytes = [] }
        start = 0
        scanned = 0
    }

    /// Consumes `count` bytes, which must be there.
    mutating func drop(_ count: Int) {
        start += count
        scanned = max(scanned, start)
    }
}
