import HTTPTypes

extension Body {
    /// Content that is produced while it is sent.
    struct Stream: Sendable {
        let length: Length
        /// The right to read it, where that can be done once only.
        let ticket: Ticket?
        /// What follows the last chunk, asked for when that has been produced; `nil` for nothing, and no place for it.
        let trailers: (@Sendable () -> HTTPFields)?
        let make: @Sendable () -> Reader.Next

        init<Chunks: AsyncSequence & Sendable>(
            _ length: Length, _ replay: Replay, trailers: (@Sendable () -> HTTPFields)?,
            _ make: @escaping @Sendable () -> Chunks
        ) where Chunks.Element == [UInt8] {
            self.length = length
            self.trailers = trailers
            ticket = replay == .once ? Ticket() : nil
            self.make = {
                var iterator = make().makeAsyncIterator()
                return { try await iterator.next(isolation: #isolation) }
            }
        }
    }
}
