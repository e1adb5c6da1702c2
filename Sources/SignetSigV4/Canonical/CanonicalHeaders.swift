import HTTPTypes

/// Step 3 of a canonical request: the signed header fields, and the list of their names.
///
/// Each field is read once and its `name:value` written into one piece of memory, on the stack while it fits; sorting,
/// hashing and listing then touch plain bytes, and no string is counted up and down again.
struct CanonicalHeaders: ~Copyable {
    /// The place of one field's line, with the beginning of its name, by which most names are told apart.
    private struct Line {
        let beginning: UInt64
        let start: Int
        let nameEnd: Int
        let end: Int
    }

    /// What the stack lends: a request with a session token has about 800 bytes in ten fields.
    private static let stackBytes = 1000

    private var bytes: ByteArena
    private let lines: UnsafeMutableBufferPointer<Line>
    private var count = 0

    /// Runs `fill`, which adds up to `capacity` fields in the order of the request, then `body` over the sorted headers.
    static func collect<Result, Failure: Error>(
        capacity: Int, _ fill: (inout CanonicalHeaders) throws(Failure) -> Void,
        _ body: (borrowing CanonicalHeaders) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try withUnsafeTemporaryAllocation(of: Line.self, capacity: capacity) { lines throws(Failure) in
            try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: stackBytes) { lent throws(Failure) in
                var headers = CanonicalHeaders(bytes: ByteArena(lent), lines: lines)
                try fill(&headers)
                headers.sort()
                return try body(headers)
            }
        }
    }

    /// Runs `body` over those fields of `request` for which `isSigned` holds, and the host.
    static func select<Result, Failure: Error>(
        from request: HTTPRequest, where isSigned: (FieldName) -> Bool,
        _ body: (borrowing CanonicalHeaders) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try collect(capacity: request.headerFields.count + 1) { headers throws(Failure) in
            var hasHost = false
            let fields = request.headerFields
            for index in fields.indices {
                let name = FieldName(fields[index].name)
                guard isSigned(name) else { continue }
                hasHost = hasHost || AWSHeader.isHost(name)
                fields[index].withUnsafeBytesOfValue { headers.add(name, value: $0, content: FieldContent($0)) }
            }
            guard !hasHost, let authority = request.pseudoHeaderFields.authority else { return }
            authority.withUnsafeBytesOfValue {
                headers.add(AWSHeader.hostName, value: $0, content: FieldContent($0))
            }
        } _: { headers throws(Failure) in
            try body(headers)
        }
    }

    private init(bytes: consuming ByteArena, lines: UnsafeMutableBufferPointer<Line>) {
        self.bytes = bytes
        self.lines = lines
    }

    /// Adds a field.
    mutating func add(_ name: FieldName, value: UnsafeBufferPointer<UInt8>, content: FieldContent) {
        guard count < lines.count else { return }
        let start = bytes.count
        bytes.write(name.text)
        let nameEnd = bytes.count
        bytes.write(UInt8(ascii: ":"))
        if content.hasWhiteSpace { Self.writeTrimmed(value, to: &bytes) } else { bytes.write(value) }
        let line = Line(beginning: name.beginning, start: start, nameEnd: nameEnd, end: bytes.count)
        // With the line end behind it, most lines are written in one piece.
        bytes.write(UInt8(ascii: "\n"))
        lines.initializeElement(at: count, to: line)
        count += 1
    }

    /// Sorts by name; fields of one name keep their order.
    private mutating func sort() {
        // A copy of the place for the closure: `self` is being changed.
        let bytes = bytes.written
        var written = UnsafeMutableBufferPointer(rebasing: lines[..<count])
        written.sort { Self.precedes($0, $1, in: bytes) }
    }
}

extension CanonicalHeaders {
    /// Writes a `name:value` line for each name; values of one name are joined by commas.
    func write(to sink: inout some CanonicalSink) {
        var continues = false
        for index in 0..<count {
            let line = lines[index]
            let start = continues ? line.nameEnd + 1 : line.start
            continues = index + 1 < count && isSameName(line, lines[index + 1])
            sink.write(bytes[start..<(continues ? line.end : line.end + 1)])
            if continues { sink.write(UInt8(ascii: ",")) }
        }
    }

    /// Writes the names, each once, joined by semicolons.
    func writeNames(to sink: inout some CanonicalSink) {
        for index in 0..<count {
            let line = lines[index]
            if index > 0 {
                if isSameName(lines[index - 1], line) { continue }
                sink.write(UInt8(ascii: ";"))
            }
            sink.write(bytes[line.start..<line.nameEnd])
        }
    }

    /// A bound on the bytes of the list of names.
    var maximumNamesLength: Int {
        lines[..<count].reduce(0) { $0 + $1.nameEnd - $1.start + 1 }
    }

    private func isSameName(_ left: Line, _ right: Line) -> Bool {
        left.beginning == right.beginning
            && bytes[left.start..<left.nameEnd].elementsEqual(bytes[right.start..<right.nameEnd])
    }

    private static func precedes(_ left: Line, _ right: Line, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if left.beginning != right.beginning { return left.beginning < right.beginning }
        let leftName = bytes[left.start..<left.nameEnd]
        let rightName = bytes[right.start..<right.nameEnd]
        return leftName.elementsEqual(rightName)
            ? left.start < right.start : leftName.lexicographicallyPrecedes(rightName)
    }

    /// White space at both ends is dropped and each run inside becomes one space, within quotes too. Only space and tab
    /// are white space: a non-breaking space is data.
    private static func writeTrimmed(_ value: UnsafeBufferPointer<UInt8>, to sink: inout ByteArena) {
        var isFirst = true
        for word in value.split(whereSeparator: FieldContent.isWhiteSpace) {
            if !isFirst { sink.write(UInt8(ascii: " ")) }
            sink.write(UnsafeBufferPointer(rebasing: word))
            isFirst = false
        }
    }
}
