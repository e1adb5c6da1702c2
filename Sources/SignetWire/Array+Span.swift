extension Array<UInt8> {
    /// The bytes of `span`.
    init(copying span: Span<UInt8>) {
        self = span.withUnsafeBufferPointer { Array($0) }
    }
}
