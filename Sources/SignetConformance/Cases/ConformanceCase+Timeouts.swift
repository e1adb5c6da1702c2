import HTTPTypes
import SignetCore

extension ConformanceCase {
    /// Each bound has its own kind. The servers never answer, so no run is too slow to pass.
    static let timeouts: [ConformanceCase] = [
        ConformanceCase(
            "A response that does not come in time is told apart", .once(.readRequest, .readToEnd),
            Exchange(
                .request(timeouts: SignetCore.Timeouts(response: .milliseconds(80))),
                .failure(.responseTimeout, during: .awaitHead, sent: true))),
        ConformanceCase(
            "A response to a body that does not come in time is told apart", .once(.readRequest, .readToEnd),
            Exchange(
                .request(.post, body: .text("hello"), timeouts: SignetCore.Timeouts(response: .milliseconds(80))),
                .failure(.responseTimeout, during: .awaitHead, sent: true))),
        ConformanceCase(
            "A head that stands still is told apart", needs: [.untrustedServers],
            .once(.readRequest, .send("HTTP/1.1 200 OK\r\nX-A"), .readToEnd),
            Exchange(
                .request(timeouts: SignetCore.Timeouts(response: .milliseconds(80))),
                .failure(.responseTimeout, during: .awaitHead, sent: true))),
        ConformanceCase(
            "A body that stands still is told apart", .opening(with: partOfBody),
            Exchange(
                .request(timeouts: SignetCore.Timeouts(idle: .milliseconds(80))), .brokenBody(after: "he", .idleTimeout)
            )),
        ConformanceCase(
            "The deadline ends the wait for the head", .once(.readRequest, .readToEnd),
            Exchange(.request(within: .milliseconds(150)), .failure(.deadlineExceeded, sent: nil))),
        ConformanceCase(
            "A deadline that has passed sends nothing", .ok,
            Exchange(.request(within: .milliseconds(-1)), .failure(.deadlineExceeded, sent: false)), wire: .nothing),
        ConformanceCase(
            "A timeout ends the connection", .server([.once(.readRequest, .readToEnd), .ok]),
            [
                Exchange(
                    .request(timeouts: SignetCore.Timeouts(response: .milliseconds(80))),
                    .failure(.responseTimeout, sent: true)),
                Exchange(.request(), .response()),
            ], wire: [.requests(2, connections: 2)]),
    ]

    private static let partOfBody = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"
}
