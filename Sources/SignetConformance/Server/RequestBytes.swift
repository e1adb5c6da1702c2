/// Finds where a request ends in the bytes that have arrived: just enough of RFC 9112 to listen to any client.
struct RequestBytes {
    private(set) var bytes: [UInt8] = []

    var isEmpty: Bool { bytes.isEmpty }

    mutating func append(_ more: some Sequence<UInt8>) {
        bytes += more
    }

    /// Takes the first request out, if it is whole.
    mutating func takeRequest(connection: Int) -> RecordedRequest? {
        guard let headLength = headLength, let body = body(from: headLength) else { return nil }
        let length = headLength + body.length
        defer { bytes.removeFirst(length) }
        return RecordedRequest(
            bytes: Array(bytes[..<length]), headLength: headLength, connection: connection, isComplete: true,
            content: body.content, trailers: body.trailers)
    }

    /// Everything that is left, as a request cut short.
    mutating func takeRest(connection: Int) -> RecordedRequest {
        defer { bytes = [] }
        let head = headLength ?? bytes.count
        return RecordedRequest(
            bytes: bytes, headLength: head, connection: connection, isComplete: false, content: Array(bytes[head...]),
            trailers: [])
    }

    private var headLength: Int? {
        Self.end(of: Self.crlf + Self.crlf, in: bytes[...])
    }

    private typealias Body = (length: Int, content: [UInt8], trailers: [String])

    /// The length of the body on the wire and what is in it; `nil` while it is incomplete.
    private func body(from start: Int) -> Body? {
        let fields = Self.lines(of: bytes[..<start]).dropFirst().map {
            String(decoding: $0, as: UTF8.self).lowercased()
        }
        if fields.contains(where: { $0.hasPrefix("transfer-encoding:") && $0.hasSuffix("chunked") }) {
            return chunked(from: start)
        }
        let length = fields.first { $0.hasPrefix("content-length:") }.flatMap { field in
            Int(field.dropFirst("content-length:".count).drop { $0 == " " })
        }
        let count = length ?? 0
        guard bytes.count - start >= count else { return nil }
        return (count, Array(bytes[start..<start + count]), [])
    }

    /// RFC 9112 §7.1.
    private func chunked(from start: Int) -> Body? {
        var content: [UInt8] = []
        var position = start
        while let lineEnd = Self.end(of: Self.crlf, in: bytes[position...]) {
            let line = String(decoding: bytes[position..<lineEnd - 2], as: UTF8.self)
            guard let size = Int(line.prefix { $0 != ";" }, radix: 16) else { return nil }
            position = lineEnd
            if size == 0 {
                guard let end = trailersEnd(from: position) else { return nil }
                let lines = Self.lines(of: bytes[position..<end - 2]).map { String(decoding: $0, as: UTF8.self) }
                return (end - start, content, lines)
            }
            guard bytes.count >= position + size + 2 else { return nil }
            content += bytes[position..<position + size]
            position += size + 2
        }
        return nil
    }

    private func trailersEnd(from start: Int) -> Int? {
        if bytes[start...].starts(with: Self.crlf) { return start + 2 }
        return Self.end(of: Self.crlf + Self.crlf, in: bytes[start...])
    }

    private static let crlf: [UInt8] = [0x0D, 0x0A]

    /// The index after the first `mark`.
    private static func end(of mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= mark.count else { return nil }
        for start in bytes.startIndex...bytes.endIndex - mark.count
        where bytes[start] == mark[0] && bytes[start..<start + mark.count].elementsEqual(mark) {
            return start + mark.count
        }
        return nil
    }

    /// The lines that CRLF ends.
    static func lines(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var rest = bytes
        while let end = end(of: crlf, in: rest) {
            lines.append(rest[rest.startIndex..<end - 2])
            rest = rest[end...]
        }
        if !rest.isEmpty { lines.append(rest) }
        return lines
    }
}
