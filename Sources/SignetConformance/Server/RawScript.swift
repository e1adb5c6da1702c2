/// What a ``RawServer`` does on one connection.
public struct RawScript: Sendable {
    /// One thing it does.
    public enum Step: Sendable {
        /// Reads one request, head and body, and records it. A request cut short by its sender is recorded as it is, and
        /// ends the connection.
        case readRequest
        /// Sends these bytes.
        case send([UInt8])
        /// Sends these bytes as the target of the last request asks: `/whole` in one segment, `/N` in two, the first of them
        /// N bytes long, `/everywhere` byte by byte. Each segment is sent when the peer has read the one before, where the
        /// kernel tells.
        case sendInParts([UInt8])
        /// Sends these bytes again and again, with a pause after each time, until the peer ends the connection.
        case sendForever([UInt8], pause: Duration)
        /// Sends these bytes and the end of the stream in one segment; the connection can still be read from.
        case sendLast([UInt8])
        /// Reads this many bytes and forgets them.
        case read(Int)
        /// Reads what arrives next, once, and forgets it.
        case readSome
        /// Reads what has arrived, without waiting for more, and records the requests it holds.
        case readArrived
        /// Reads and forgets until the peer ends the connection.
        case readToEnd
        /// Waits until the peer has read what was sent, where the kernel tells; 100 ms at most.
        case awaitReading
        /// Waits this long.
        case pause(Duration)
        /// Waits for `RawServer.release()`.
        case stall
        /// Tells those who wait in `RawServer.signals(count:)`.
        case signal
        /// Ends the connection with FIN.
        case close
        /// Ends the connection with RST.
        case reset

        /// Sends the UTF-8 form of `text`.
        public static func send(_ text: String) -> Step { .send(Array(text.utf8)) }

        /// Sends the UTF-8 form of `text` and the end of the stream in one segment.
        public static func sendLast(_ text: String) -> Step { .sendLast(Array(text.utf8)) }
    }

    let steps: [Step]
    let repeats: Bool

    /// Does `steps` once, then ends the connection with FIN.
    public static func once(_ steps: Step...) -> RawScript { once(steps) }

    /// As `once(_:)`, from a list.
    public static func once(_ steps: [Step]) -> RawScript {
        RawScript(steps: steps, repeats: false)
    }

    /// Does `steps` again and again until one of them or the peer ends the connection; they must hold a step that reads.
    public static func repeating(_ steps: Step...) -> RawScript {
        RawScript(steps: steps, repeats: true)
    }

    /// Answers every request with the same bytes.
    public static func answering(_ response: String) -> RawScript {
        .repeating(.readRequest, .send(response))
    }
}
