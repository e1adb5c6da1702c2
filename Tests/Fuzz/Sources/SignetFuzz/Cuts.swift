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

    /// A first piece of up to 255 bytes and pieces of up to 64 bytes after it, or a piece for each byte.
    init(_ input: inout FuzzedInput) {
        let (first, step) = (Int(input.byte()), input.byte())
        self = step & 0xC0 == 0 ? .everywhere : Cuts(first: first, step: Int(step & 0x3F) + 1)
    }

    func forEachPiece<Failure: Error>(
        of bytes: UnsafeRawBufferPointer, _ body: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var start = min(first, bytes.count)
        if start > 0 { try body(Array(bytes[..<start])) }
        while start < bytes.count {
            let end = bytes.count - start > step ? start + step : bytes.count
            try body(Array(bytes[start..<end]))
            start = end
        }
    }
}
