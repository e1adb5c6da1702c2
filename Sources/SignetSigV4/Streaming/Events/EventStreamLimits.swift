/// What a message may have, and what a receiver of messages is willing to hold.
public struct EventStreamLimits: Hashable, Sendable {
    /// Bytes of a message. Default 16 MiB, as AWS has it; one message is what a receiver holds.
    public var messageBytes: Int
    /// Bytes of its headers. Default 128 KiB, as AWS has it.
    public var headerBytes: Int

    /// Creates limits.
    public init(messageBytes: Int = 16_777_216, headerBytes: Int = 131_072) {
        self.messageBytes = messageBytes
        self.headerBytes = headerBytes
    }
}
