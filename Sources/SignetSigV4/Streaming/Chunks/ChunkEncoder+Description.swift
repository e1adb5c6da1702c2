extension ChunkEncoder: CustomStringConvertible, CustomReflectable {
    /// The length alone: it holds content and a key.
    public var description: String { "encoder of \(encodedLength) bytes of chunks" }

    /// A mirror that shows the length alone.
    public var customMirror: Mirror { Mirror(self, children: ["encodedLength": encodedLength]) }
}
