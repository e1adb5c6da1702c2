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
        ConformanceCase(
            "Of a thousand GETs, on connections that the server closes just then, each succeeds",
            HangUpTrial(method: .get, isRepeatable: true)),
        ConformanceCase(
            "Of a thousand POSTs, on connections that the server closes just then, none is sent twice",
            needs: [.atMostOnce],
            HangUpTrial(method: .post, isRepeatable: false)),
        leavingIdle("closed by the server while idle", [.sendLast([])], .post, needs: []),
        leavingIdle("on which bytes came unasked while idle", [.send(evil)], .get),
        leavingIdle("on which bytes came unasked while idle, and then its end", [.send(evil), .sendLast([])], .get),
        excess(
            "A response that more bytes follow than its Content-Length says is delivered without them, and its connection "
                + "not used again", Canned.hello + evil, .response("hello"), .requests(2, connections: 2)),
        excess(
            "A chunked response that more bytes follow is delivered without them, and its connection not used again",
            chunked("5\r\nhello\r\n0\r\n\r\n") + evil, .response("hello"), .requests(2, connections: 2)),
        excess(
            "A body that follows a 204 is neither its own nor the next response",
            "HTTP/1.1 204 No Content\r\n\r\n" + evil, .response(204)),
        excess(
            "A body that follows a 304 is neither its own nor the next response",
            "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n" + evil, .response(304)),
        excess(
            "A body that follows a response to HEAD is neither its own nor the next response", method: .head,
            Canned.ok + evil, .response()),
    ]

    private static let evil = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"

    /// What the server does is done before the next request begins; that one may be sent, and sent once.
    private static func leavingIdle(
        _ what: String, _ steps: [RawScript.Step], _ method: HTTPRequest.Method,
        needs: [TransportCapabilities.Item] = [.unsolicitedBytes]
    ) -> ConformanceCase {
        let body: Body = method == .post ? .text("hello") : .none
        return ConformanceCase(
            "A connection \(what) is not used again", needs: needs,
            .server([
                RawScript(
                    steps: [.readRequest, .send(Canned.hello), .stall] + steps + [.signal, .readRequest], repeats: false
                ),
                .answering(Canned.hello),
            ]),
            [
                Exchange(.request(), .readThenReleaseServer, .response("hello")),
                Exchange(.request(method, body: body), .response("hello")),
            ], wire: [.requests(2, connections: 2)])
    }

    /// What follows comes in one segment with the response.
    private static func excess(
        _ name: String, method: HTTPRequest.Method = .get, _ response: String, _ outcome: Outcome, _ wire: WireRule...
    ) -> ConformanceCase {
        ConformanceCase(
            name, needs: wire.isEmpty ? [] : [.unsolicitedBytes], .server([.repeating(.readRequest, .send(response))]),
            [Exchange(.request(method), outcome), Exchange(.request(method), outcome)], wire: wire)
    }

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
