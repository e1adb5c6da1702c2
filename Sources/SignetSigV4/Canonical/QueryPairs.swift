/// The parameters of a query as they are sent, `name=value` each; `a&&b` holds two.
struct QueryPairs: Sequence, IteratorProtocol {
    /// One parameter: `?v` and `?v=` have the same empty value.
    struct Pair {
        let bytes: UnsafeBufferPointer<UInt8>
        let name: UnsafeBufferPointer<UInt8>
        let value: UnsafeBufferPointer<UInt8>

        fileprivate init(_ bytes: UnsafeBufferPointer<UInt8>) {
            let equals = bytes.firstIndex(of: UInt8(ascii: "="))
            self.bytes = bytes
            name = UnsafeBufferPointer(rebasing: bytes[..<(equals ?? bytes.count)])
            value = UnsafeBufferPointer(rebasing: bytes[(equals.map { $0 + 1 } ?? bytes.count)...])
        }
    }

    private var rest: UnsafeBufferPointer<UInt8>

    init(_ query: UnsafeBufferPointer<UInt8>) {
        rest = query
    }

    mutating func next() -> Pair? {
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.count
            let bytes = UnsafeBufferPointer(rebasing: rest[..<end])
            rest = UnsafeBufferPointer(rebasing: rest[Swift.min(end + 1, rest.count)...])
            if !bytes.isEmpty { return Pair(bytes) }
        }
        return nil
    }
}
