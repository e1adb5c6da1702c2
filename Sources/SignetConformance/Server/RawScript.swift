/// What a ``RawServer`` does on one connection.
public struct RawScript: Sendable {
    /// One thing it does.
    public enum Step: Sendable {
        /// Reads one request, head and body, and records it. A request cut short by its sender is recorded as it is, and
        /// ends the connection.
        case readRequest
        /// Sends these bytes.
        case send([UInt8])
        /// Sends these bytes in as many segments, as far as the kernel lets it.
        case sendOneByOne([UInt8])
        /// Reads and forgets until the peer ends the connection.
        case readToEnd
        /// Waits for `RawServer.release()`.
        case stall
        /// Ends the connection with FIN.
        case close
        /// Ends the connection with RST.
        case reset

        /// Sends the UTF-8 form of `text`.
        public static func send(_ text: String) -> Step { .send(Array(text.utf8)) }
    }

    let steps: [Step]
    let repeats: Bool

    /// Does `steps` once, then ends the connection with FIN.
    public static func once(_ steps: Step...) -> RawScript {
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
