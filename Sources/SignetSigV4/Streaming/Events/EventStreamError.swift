/// Why an event-stream message was not accepted.
///
/// The texts are safe to log: they hold sizes, names and positions, never content or a signature.
public enum EventStreamError: Error, Hashable, Sendable {
    /// The bytes are not a message.
    case malformed(why: String)
    /// More than the receiver will hold.
    case limitExceeded(what: String, limit: Int)
    /// A CRC-32 is not that of the bytes: they were damaged on the way, or are not a message.
    case checksumMismatch(of: String)
    /// The stream ended inside a message, or before the empty event that ends it.
    case truncated
    /// The message has not just a `:date` and a `:chunk-signature`.
    case unsigned
    /// The event was signed too long ago, or too far ahead.
    case stale(eventDate: Timestamp, now: Timestamp, toleranceSeconds: Int64)
    /// The signature of the event at this place, counted from 0, is not right: an event was changed, lost, doubled or
    /// moved.
    case signatureMismatch(index: Int)
    /// An event follows the empty one that ended the stream.
    case afterEnd
}

extension EventStreamError: CustomStringConvertible {
    /// One sentence: what was wrong, and the remedy where there is one.
    public var description: String {
        switch self {
        case .malformed(let why): "The event-stream message is malformed: \(why)."
        case .limitExceeded(let what, let limit): "The event-stream message has more than \(limit) \(what)."
        case .checksumMismatch(let part): "The checksum of the \(part) is not that of its bytes: send it again."
        case .truncated: "The event stream ended too early: finish it with an empty event."
        case .unsigned: "The event has not just a ':date' and a ':chunk-signature': sign it."
        case .stale(let eventDate, let now, let tolerance):
            "The event was signed at \(eventDate), more than \(tolerance) s from the time here, \(now): set the clock."
        case .signatureMismatch(let index):
            "The signature of event \(index) is not that of its content and of what came before: send what was signed."
        case .afterEnd: "An event follows the empty one that ended the stream: open a new one."
        }
    }
}
