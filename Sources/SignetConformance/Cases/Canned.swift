/// Responses that many cases use.
enum Canned {
    static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
    static let hello = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
}

extension RawScript {
    /// Answers every request with an empty 200.
    static let ok = RawScript.answering(Canned.ok)

    /// Reads a request, sends `response`, and leaves the connection to the client.
    static func opening(with response: String) -> RawScript {
        .once(.readRequest, .send(response), .readToEnd)
    }
}
