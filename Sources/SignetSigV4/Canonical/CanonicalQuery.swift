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
        let most = query.reduce(1) { $1 == UInt8(ascii: "&") ? $0 + 1 : $0 }
        withUnsafeTemporaryAllocation(of: Parameter.self, capacity: most) { places in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: stackBytes) { lent in
                var encoded = ByteArena(lent)
                var count = 0
                for pair in QueryPairs(query) where !excluded(pair.name) {
                    places.initializeElement(at: count, to: append(pair, to: &encoded))
                    count += 1
                }
                var parameters = UnsafeMutableBufferPointer(rebasing: places[..<count])
                sort(&parameters, in: encoded.written)
                write(UnsafeBufferPointer(parameters), in: encoded.written, to: &sink)
            }
        }
    }

    /// What the stack lends: longer queries than this are rare, and take an allocation.
    private static let stackBytes = 512

    /// One parameter in canonical form, as places in the bytes they share.
    private struct Parameter {
        let name: Range<Int>
        let value: Range<Int>
    }

    private static func append(_ pair: QueryPairs.Pair, to encoded: inout ByteArena) -> Parameter {
        let start = encoded.count
        PercentEncoding.writeCanonical(pair.name, to: &encoded)
        let nameEnd = encoded.count
        PercentEncoding.writeCanonical(pair.value, to: &encoded)
        return Parameter(name: start..<nameEnd, value: nameEnd..<encoded.count)
    }

    private static func sort(
        _ parameters: inout UnsafeMutableBufferPointer<Parameter>, in encoded: UnsafeBufferPointer<UInt8>
    ) {
        parameters.sort { left, right in
            // The `=` must not take part: it sorts after `-`, `.` and the digits.
            let leftName = encoded[left.name]
            let rightName = encoded[right.name]
            if leftName.elementsEqual(rightName) {
                return encoded[left.value].lexicographicallyPrecedes(encoded[right.value])
            }
            return leftName.lexicographicallyPrecedes(rightName)
        }
    }

    private static func write(
        _ parameters: UnsafeBufferPointer<Parameter>, in encoded: UnsafeBufferPointer<UInt8>,
        to sink: inout some CanonicalSink
    ) {
        for (index, parameter) in parameters.enumerated() {
            if index > 0 { sink.write(UInt8(ascii: "&")) }
            sink.write(UnsafeBufferPointer(rebasing: encoded[parameter.name]))
            sink.write(UInt8(ascii: "="))
            sink.write(UnsafeBufferPointer(rebasing: encoded[parameter.value]))
        }
    }
}
