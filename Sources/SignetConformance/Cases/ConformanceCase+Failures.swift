import HTTPTypes
import SignetCore

extension ConformanceCase {
    /// Every failure has its kind, its phase, and says whether a repeat is safe.
    static let failures: [ConformanceCase] = [
        ConformanceCase(
            "A refused connection is told apart", .refusing,
            [Exchange(.request(), .failure(.connectionRefused, during: .connect, sent: false))]),
        ConformanceCase(
            "A refused connection is told apart with a body", .refusing,
            [
                Exchange(
                    .request(.post, body: .text("hello")),
                    .failure(.connectionRefused, during: .connect, sent: false))
            ]),
        ConformanceCase(
            "A name without address is told apart", .unknownName,
            [Exchange(.request(), .failure(.nameResolution, during: .resolve, sent: false))]),
        failing(
            "A connection closed before the response is told apart, and the request not repeated", [.close],
            .failure(.connectionClosed, during: .awaitHead, sent: true)),
        failing(
            "A connection closed within the head is told apart", needs: [.untrustedServers],
            [.send("HTTP/1.1 200 OK\r\nX-A: "), .close],
            .failure(.connectionClosed, during: .awaitHead, sent: true)),
        failing(
            "A connection reset before the response is told apart, and the request not repeated", [.reset],
            .failure(.connectionReset, during: .awaitHead, sent: true)),
        failing(
            "A body shorter than its stated length fails", [.send(length(9) + "hello"), .close],
            .brokenBody(after: "hello", .truncatedBody)),
        failing(
            "A body of stated length that never begins fails", [.send(length(9)), .close],
            .brokenBody(after: "", .truncatedBody)),
        failing(
            "A chunked body without its last chunk fails", [.send(chunked("5\r\nhello\r\n")), .close],
            .brokenBody(after: "hello", .truncatedBody)),
        failing(
            "A chunk cut short fails", [.send(chunked("9\r\nhello")), .close],
            .brokenBody(after: "hello", .truncatedBody)),
        failing(
            "A bad chunk size fails", [.send(chunked("5\r\nhello\r\nzz\r\n")), .stall],
            .brokenBody(after: "hello", .malformedResponse)),
        ConformanceCase(
            "A connection reset within the body is told apart",
            .once(.readRequest, .send(length(9) + "hello"), .stall, .reset),
            Exchange(.request(), .readReleasingServer, .brokenBody(after: "hello", .connectionReset))),
    ]

    private static func length(_ count: Int) -> String {
        "HTTP/1.1 200 OK\r\nContent-Length: \(count)\r\n\r\n"
    }

    private static func failing(
        _ name: String, needs: [TransportCapabilities.Item] = [], _ steps: [RawScript.Step], _ outcome: Outcome
    ) -> ConformanceCase {
        ConformanceCase(
            name, needs: needs, .server([RawScript(steps: [.readRequest] + steps, repeats: false)]),
            [Exchange(.request(), outcome)], wire: [.requests(1, connections: 1)])
    }
}
