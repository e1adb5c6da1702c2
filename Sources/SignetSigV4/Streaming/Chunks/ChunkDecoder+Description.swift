extension ChunkDecoder: CustomStringConvertible, CustomReflectable {
    /// The length alone: it holds content and a key.
    public var description: String { "decoder of chunks of \(decodedLength) bytes" }

    /// A mirror that shows the length alone.
    public var customMirror: Mirror { Mirror(self, children: ["decodedLength": decodedLength]) }
}
