import HTTPTypes

/// Goes through the field lines of a ``RecentHead`` side by side with those of the head that is being read.
struct RecalledLines: Sendable {
    private let recent: RecentHead
    private var start: Int
    private var index = 0

    init?(_ recent: RecentHead?) {
        guard let recent, let start = Self.end(ofLineFrom: 0, in: recent.bytes) else { return nil }
        self.recent = recent
        self.start = start
    }

    /// The field of the next line, if it has the bytes of `line`, which a CRLF follows in `bytes`.
    mutating func next(_ line: Range<Int>, of bytes: [UInt8]) -> HTTPField? {
        let known = start
        guard let end = Self.end(ofLineFrom: start, in: recent.bytes) else { return nil }
        start = end
        defer { index += 1 }
        // The empty line that ends a head is the last, and no field.
        guard end - known == line.count + 2, end < recent.bytes.count,
            bytes.span.extracting(line).hasBytes(of: recent.bytes, from: known)
        else { return nil }
        return recent.head.headerFields[index]
    }

    private static func end(ofLineFrom start: Int, in bytes: [UInt8]) -> Int? {
        bytes.span.firstIndex(of: .lf, from: start).map { $0 + 1 }
    }
}
