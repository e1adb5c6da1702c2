/// Step 2 of a canonical request: the query string.
enum CanonicalQuery {
    /// Writes the canonical form of `query`, the query as it is sent, without its `?`.
    ///
    /// Each name and value is decoded and encoded again; parameters are sorted by encoded name, then by encoded value,
    /// in byte order, and duplicates are kept. `?v` becomes `v=`. A `+` is a plus sign, `%2B`: form decoding is not
    /// part of a URI.
    /// - Parameter excluded: whether the signature does not cover the parameter with this name, as it is sent.
    static func write(
        _ query: UnsafeBufferPointer<UInt8>, to sink: inout some CanonicalSink,
        excluding excluded: (UnsafeBufferPointer<UInt8>) -> Bool = { _ in false }
    ) {
        guard !query.isEmpty else { return }
        var encoded: [UInt8] = []
        encoded.reserveCapacity(query.count + query.count / 2)
        var parameters: [Parameter] = []
        for pair in QueryPairs(query) where !excluded(pair.name) {
            parameters.append(append(pair, to: &encoded))
        }
        if parameters.count > 1 { parameters.sort { precedes($0, $1, in: encoded) } }
        encoded.withUnsafeBufferPointer { encoded in
            for (index, parameter) in parameters.enumerated() {
                if index > 0 { sink.write(UInt8(ascii: "&")) }
                sink.write(UnsafeBufferPointer(rebasing: encoded[parameter.name]))
                sink.write(UInt8(ascii: "="))
                sink.write(UnsafeBufferPointer(rebasing: encoded[parameter.value]))
            }
        }
    }

    /// One parameter in canonical form, as places in the bytes they share.
    private struct Parameter {
        let name: Range<Int>
        let value: Range<Int>
    }

    private static func append(_ pair: QueryPairs.Pair, to encoded: inout [UInt8]) -> Parameter {
        let start = encoded.count
        PercentEncoding.writeCanonical(pair.name, to: &encoded)
        let nameEnd = encoded.count
        PercentEncoding.writeCanonical(pair.value, to: &encoded)
        return Parameter(name: start..<nameEnd, value: nameEnd..<encoded.count)
    }

    private static func precedes(_ left: Parameter, _ right: Parameter, in encoded: [UInt8]) -> Bool {
        // The `=` must not take part: it sorts after `-`, `.` and the digits.
        let leftName = encoded[left.name]
        let rightName = encoded[right.name]
        if leftName != rightName { return leftName.lexicographicallyPrecedes(rightName) }
        return encoded[left.value].lexicographicallyPrecedes(encoded[right.value])
    }
}
