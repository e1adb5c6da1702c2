/// Step 2 of a canonical request: the query string.
enum CanonicalQuery {
    /// One parameter in canonical form, as offsets into the bytes they share.
    private struct Parameter {
        let start: Int
        let nameEnd: Int
        let end: Int
    }

    /// Appends the canonical form of `query`, the query as it is sent, without its `?`.
    ///
    /// Each name and value is decoded and encoded again; parameters are sorted by encoded name, then by encoded value,
    /// in byte order, and duplicates are kept. `?v` becomes `v=`. A `+` is a plus sign, `%2B`: form decoding is not
    /// part of a URI.
    static func append(_ query: ArraySlice<UInt8>, to output: inout [UInt8]) {
        guard !query.isEmpty else { return }
        var encoded: [UInt8] = []
        encoded.reserveCapacity(query.count * 2)
        var parameters: [Parameter] = []
        var rest = query
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.endIndex
            let pair = rest[..<end]
            rest = rest[min(end + 1, rest.endIndex)...]
            // `a&&b` holds two parameters.
            if !pair.isEmpty { parameters.append(appendParameter(pair, to: &encoded)) }
        }
        if parameters.count > 1 {
            parameters.sort { precedes($0, $1, in: encoded) }
        }
        for (index, parameter) in parameters.enumerated() {
            if index > 0 { output.append(UInt8(ascii: "&")) }
            output.append(contentsOf: encoded[parameter.start..<parameter.nameEnd])
            output.append(UInt8(ascii: "="))
            output.append(contentsOf: encoded[parameter.nameEnd..<parameter.end])
        }
    }

    private static func appendParameter(_ pair: ArraySlice<UInt8>, to encoded: inout [UInt8]) -> Parameter {
        let start = encoded.count
        let equals = pair.firstIndex(of: UInt8(ascii: "="))
        PercentEncoding.appendCanonical(pair[..<(equals ?? pair.endIndex)], to: &encoded)
        let nameEnd = encoded.count
        if let equals { PercentEncoding.appendCanonical(pair[(equals + 1)...], to: &encoded) }
        return Parameter(start: start, nameEnd: nameEnd, end: encoded.count)
    }

    private static func precedes(_ left: Parameter, _ right: Parameter, in encoded: [UInt8]) -> Bool {
        let leftName = encoded[left.start..<left.nameEnd]
        let rightName = encoded[right.start..<right.nameEnd]
        // The `=` must not take part: it sorts after `-`, `.` and the digits.
        if leftName != rightName { return leftName.lexicographicallyPrecedes(rightName) }
        return encoded[left.nameEnd..<left.end].lexicographicallyPrecedes(encoded[right.nameEnd..<right.end])
    }
}
