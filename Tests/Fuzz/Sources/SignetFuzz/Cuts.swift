/// Where a stream of bytes is cut into the pieces in which it arrives.
struct Cuts {
    /// One piece.
    static let none = Cuts(first: .max, step: .max)
    /// A piece for each byte.
    static let everywhere = Cuts(first: 1, step: 1)

    private let first: Int
    private let step: Int

    private init(first: Int, step: Int) {
        self.first = first
        self.step = step
    }

    /// A first piece of up to 255 bytes, and pieces of up to 256 bytes after it.
    init(_ input: inout FuzzedInput) {
        first = Int(input.byte())
        step = Int(input.byte()) + 1
    }

    func forEachPiece<Failure: Error>(
        of bytes: some Collection<UInt8>, _ body: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try body(Array(bytes.prefix(first)))
        var rest = bytes.dropFirst(first)
        while !rest.isEmpty {
            try body(Array(rest.prefix(step)))
            rest = rest.dropFirst(step)
        }
    }
}
