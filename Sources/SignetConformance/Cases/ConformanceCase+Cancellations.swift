import SignetCore

extension ConformanceCase {
    /// A caller that goes away takes its connection along.
    static let cancellations: [ConformanceCase] = [
        ConformanceCase(
            "Cancelling the task ends the wait for the head and the connection", .once(.readRequest, .readToEnd),
            Exchange(.request(), .cancelAwaitingHead, .failure(.cancelled, during: .awaitHead, sent: true))),
        ConformanceCase(
            "Cancelling the task ends the reading of the body and the connection", .opening(with: partOfHello),
            Exchange(.request(), .cancelReadingBody, .brokenBody(after: "he", .cancelled))),
        ConformanceCase(
            "Dropping a response unread ends its connection", .opening(with: partOfHello),
            Exchange(.request(), .drop, .response())),
        ConformanceCase(
            "A transport goes on after a cancelled request", .server([.once(.readRequest, .readToEnd), .ok]),
            [
                Exchange(.request(), .cancelAwaitingHead, .failure(.cancelled, sent: true)),
                Exchange(.request(), .response()),
            ], wire: [.requests(2, connections: 2)]),
    ]

    /// The end of a transport's life; in this order, one transport can live through both.
    static let shutdowns: [ConformanceCase] = [
        ConformanceCase(
            "Shutdown ends what waits for its head", .once(.readRequest, .readToEnd),
            Exchange(.request(), .shutDownAwaitingHead, .failure(.shutDown, during: .awaitHead, sent: true))),
        ConformanceCase(
            "A request sent after shutdown, which may be repeated, is refused", .ok,
            Exchange(.request(), .sendAfterShutdown, .failure(.shutDown, sent: false)), wire: .nothing),
    ]

    private static let partOfHello = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"
}
