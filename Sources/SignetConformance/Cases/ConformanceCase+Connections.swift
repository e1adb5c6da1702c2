import HTTPTypes
import SignetCore

extension ConformanceCase {
    /// Connections are used again when they may be (RFC 9112 §9).
    static let connections: [ConformanceCase] = [
        ConformanceCase(
            "A connection is used again", .server([.answering(Canned.hello)]), thrice,
            wire: [.requests(3, connections: 1)]),
        ConformanceCase(
            "A connection is used again after a chunked body",
            .server([.answering(chunked("5\r\nhello\r\n0\r\n\r\n"))]),
            thrice, wire: [.requests(3, connections: 1)]),
        ConformanceCase(
            "A connection that the server will close is not used again",
            .server([
                .once(
                    .readRequest, .send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"),
                    .readToEnd)
            ]), thrice, wire: [.requests(3, connections: 3)]),
        ConformanceCase(
            "A connection of HTTP/1.0 is not used again",
            .server([.once(.readRequest, .send("HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello"), .readToEnd)]),
            thrice, wire: [.requests(3, connections: 3)]),
        dying("A POST is not sent again when its reused connection dies unanswered", body: .text("hello")),
        dying(
            "A POST without content is not sent again when its reused connection dies unanswered", needs: [.atMostOnce],
            body: .none),
    ]

    /// The server hears a request on a connection that has served one before, and hangs up (RFC 9110 §9.2.2).
    private static func dying(
        _ name: String, needs: [TransportCapabilities.Item] = [], body: Body
    ) -> ConformanceCase {
        ConformanceCase(
            name, needs: needs,
            .server([
                .once(.readRequest, .send(Canned.hello), .readRequest, .close), .answering(Canned.hello),
            ]),
            [
                Exchange(.request(), .response("hello")),
                Exchange(
                    .request(.post, headers: [.contentType: "text/plain"], body: body),
                    .failure(.connectionClosed, during: .awaitHead, sent: true)),
            ], wire: [.wholeRequests(2)])
    }

    private static let thrice = [Exchange](repeating: Exchange(.request(), .response("hello")), count: 3)
}
