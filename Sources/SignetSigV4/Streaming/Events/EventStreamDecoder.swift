/// Takes messages out of a stream as its bytes arrive, however they are split.
public struct EventStreamDecoder: Sendable {
    private let limits: EventStreamLimits
    /// At most one message that is not complete.
    private var held: [UInt8] = []
    private var failure: EventStreamError?

    /// Creates a decoder.
    public init(limits: EventStreamLimits = EventStreamLimits()) {
        self.limits = limits
    }

    /// The messages that are complete with these bytes.
    ///
    /// - Throws: ``EventStreamError``, and the same again from then on: what follows a damaged length has no beginning.
    public mutating func decode(_ bytes: [UInt8]) throws(EventStreamError) -> [EventStreamMessage] {
        if let failure { throw failure }
        if held.isEmpty { held = bytes } else { held += bytes }
        var messages: [EventStreamMessage] = []
        var read = 0
        do {
            while held.count - read >= EventStreamMessage.preludeLength {
                let prelude = try EventStreamPrelude(held[read...], limits: limits)
                guard held.count - read >= prelude.length else { break }
                messages.append(try EventStreamMessage(prelude, held[read..<(read + prelude.length)]))
                read += prelude.length
            }
        } catch {
            failure = error
            held = []
            throw error
        }
        if read > 0 { held.removeSubrange(..<read) }
        return messages
    }

    /// Ends the stream.
    ///
    /// - Throws: ``EventStreamError/truncated`` inside a message, and what was wrong before.
    public func finish() throws(EventStreamError) {
        if let failure { throw failure }
        guard held.isEmpty else { throw .truncated }
    }
}
