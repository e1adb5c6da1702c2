import HTTPTypes

/// Step 3 of a canonical request: the signed header fields, and the list of their names.
///
/// It holds places of fields, not fields, in memory that is good during one call.
struct CanonicalHeaders {
    /// The place of one field, with the beginning of its name, by which most names are told apart.
    struct Entry {
        fileprivate let beginning: UInt64
        fileprivate let index: Int

        /// The place of the authority, which stands for a `Host` field that the transport adds.
        fileprivate static let authority = -1
    }

    private let request: HTTPRequest
    private let entries: UnsafeBufferPointer<Entry>

    /// Runs `body` over those fields of `request` for which `isSigned` holds, and the host; sorted by name, fields of
    /// one name in the order of the request.
    static func select<Result, Failure: Error>(
        from request: HTTPRequest, where isSigned: (HTTPField.Name) -> Bool,
        _ body: (CanonicalHeaders) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let fields = request.headerFields
        return try withUnsafeTemporaryAllocation(of: Entry.self, capacity: fields.count + 1) {
            buffer throws(Failure) in
            var count = 0
            var hasHost = false
            for index in fields.indices {
                let name = fields[index].name
                guard isSigned(name) else { continue }
                if name == AWSHeader.host { hasHost = true }
                buffer.initializeElement(at: count, to: Entry(beginning: beginning(of: name), index: index))
                count += 1
            }
            if !hasHost, request.pseudoHeaderFields.authority != nil {
                let entry = Entry(beginning: beginning(of: AWSHeader.host), index: Entry.authority)
                buffer.initializeElement(at: count, to: entry)
                count += 1
            }
            var entries = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
            let headers = CanonicalHeaders(request: request, entries: UnsafeBufferPointer(entries))
            entries.sort { headers.precedes($0, $1) }
            return try body(headers)
        }
    }

    /// Writes a `name:value` line for each name; values of one name are joined by commas.
    func write(to sink: inout some CanonicalSink) {
        var previous: Entry?
        for entry in entries {
            if let previous, isSameName(previous, entry) {
                sink.write(UInt8(ascii: ","))
            } else {
                if previous != nil { sink.write(UInt8(ascii: "\n")) }
                sink.write(name(of: entry))
                sink.write(UInt8(ascii: ":"))
            }
            withValue(of: entry) { Self.writeTrimmed($0, to: &sink) }
            previous = entry
        }
        if previous != nil { sink.write(UInt8(ascii: "\n")) }
    }

    /// Writes the names, each once, joined by semicolons.
    func writeNames(to sink: inout some CanonicalSink) {
        var previous: Entry?
        for entry in entries {
            if let previous {
                if isSameName(previous, entry) { continue }
                sink.write(UInt8(ascii: ";"))
            }
            sink.write(name(of: entry))
            previous = entry
        }
    }

    /// A bound on the bytes of the list of names.
    var maximumNamesLength: Int {
        entries.reduce(0) { $0 + name(of: $1).utf8.count + 1 }
    }

    /// White space at both ends is dropped and each run inside becomes one space, within quotes too. Only space and tab
    /// are white space: a non-breaking space is data.
    private static func writeTrimmed(_ value: UnsafeBufferPointer<UInt8>, to sink: inout some CanonicalSink) {
        // Most values hold no white space, a token above all.
        guard WhiteSpace.isPresent(in: value) else { return sink.write(value) }
        var isFirst = true
        for word in value.split(whereSeparator: WhiteSpace.contains) {
            if !isFirst { sink.write(UInt8(ascii: " ")) }
            sink.write(UnsafeBufferPointer(rebasing: word))
            isFirst = false
        }
    }
}

extension CanonicalHeaders {
    private func precedes(_ left: Entry, _ right: Entry) -> Bool {
        if left.beginning != right.beginning { return left.beginning < right.beginning }
        let leftName = name(of: left)
        let rightName = name(of: right)
        return leftName == rightName ? left.index < right.index : leftName < rightName
    }

    private func isSameName(_ left: Entry, _ right: Entry) -> Bool {
        left.beginning == right.beginning && name(of: left) == name(of: right)
    }

    private func name(of entry: Entry) -> String {
        entry.index == Entry.authority ? "host" : request.headerFields[entry.index].name.canonicalName
    }

    private func withValue(of entry: Entry, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        if entry.index == Entry.authority {
            request.pseudoHeaderFields.authority?.withUnsafeBytesOfValue(body)
        } else {
            request.headerFields[entry.index].withUnsafeBytesOfValue(body)
        }
    }

    /// The first eight bytes of a name as a number that sorts as they do.
    private static func beginning(of name: HTTPField.Name) -> UInt64 {
        var beginning: UInt64 = 0
        var shift: UInt64 = 64
        for byte in name.canonicalName.utf8.prefix(8) {
            shift -= 8
            beginning |= UInt64(byte) << shift
        }
        return beginning
    }
}
