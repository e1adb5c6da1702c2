/// A request as its bytes arrived at a ``RawServer``.
public struct RecordedRequest: Sendable, Hashable {
    /// Every byte of head and body.
    public let bytes: [UInt8]
    /// The number of bytes of the head, its empty line included.
    public let headLength: Int
    /// The connection it came on: 0 for the first accepted.
    public let connection: Int
    /// Whether head and body arrived whole.
    public let isComplete: Bool
    /// The body without its chunked framing.
    public let content: [UInt8]

    /// The bytes after the head, as they were framed.
    public var body: ArraySlice<UInt8> { bytes[headLength...] }

    /// The first line, without its line end.
    public var requestLine: String { lines.first ?? "" }

    /// What stands between method and version.
    public var target: String {
        requestLine.split(separator: " ", omittingEmptySubsequences: false).dropFirst().dropLast().joined(
            separator: " ")
    }

    /// The field lines in their order: the name as it stands, the value without the white space around it.
    public var fields: [(name: String, value: String)] {
        lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return line.isEmpty ? nil : (line, "") }
            let value = line[line.index(after: colon)...]
            return (String(line[..<colon]), value.trimmingBlanks)
        }
    }

    /// The values of the fields of this name, whatever its case.
    public subscript(name: String) -> [String] {
        fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    /// The field lines after the last chunk (RFC 9112 §7.1.2), without their line ends.
    public let trailers: [String]

    private var lines: [String] {
        RequestBytes.lines(of: bytes[..<headLength]).map { String(decoding: $0, as: UTF8.self) }
    }
}

extension Substring {
    /// Without the optional white space RFC 9112 §5 allows around a field value.
    fileprivate var trimmingBlanks: String {
        let start = drop { $0 == " " || $0 == "\t" }
        let end = start.lastIndex { $0 != " " && $0 != "\t" }.map { start.index(after: $0) } ?? start.startIndex
        return String(start[..<end])
    }
}
