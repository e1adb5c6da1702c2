import HTTPTypes
import SignetCore

extension ConformanceCase {
    /// Connections that fail where it hurts.
    static let faults: [ConformanceCase] = [
        ConformanceCase(
            "A server that never accepts is given up after the connect timeout", needs: [.connectTimeout], .silent,
            [
                Exchange(
                    .request(timeouts: SignetCore.Timeouts(connect: .milliseconds(150))),
                    .failure(.connectTimeout, during: .connect, sent: false))
            ]),
        ConformanceCase(
            "A connection reset as soon as it is accepted is told apart", .once(.reset),
            Exchange(.request(), .failure(ofAny: [.connectionReset, .connectionClosed, .connectionRefused], sent: nil))),
        reset("in the status line", after: "HTTP/1.1 2", awaitingHead),
        reset("after the status line", after: "HTTP/1.1 200 OK\r\n", awaitingHead),
        reset("in a header field", after: "HTTP/1.1 200 OK\r\nX-A: ", awaitingHead),
        reset(
            "in a body of stated length", after: "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello",
            .brokenBody(after: "hello", .connectionReset)),
        reset(
            "in a chunk", after: chunked("9\r\nhello"), .brokenBody(after: "hello", .connectionReset)),
        reset(
            "in a chunk size", after: chunked("5\r\nhello\r\n1"), .brokenBody(after: "hello", .connectionReset)),
        reset(
            "before the last line of a chunked body", after: chunked("5\r\nhello\r\n0\r\n"),
            .brokenBody(after: "hello", .connectionReset)),
        reset(
            "in a body without length", after: "HTTP/1.1 200 OK\r\n\r\nhello",
            .brokenBody(after: "hello", .connectionReset)),
        ConformanceCase(
            "A server that shuts its half of the connection after a response is heard, and asked no more on it",
            .server([
                .once(.readRequest, .sendLast(Canned.hello), .readToEnd),
                .once(.readRequest, .sendLast(Canned.hello), .readToEnd),
            ]), [hello, hello], wire: [.requests(2, connections: 2)]),
        refusedUpload("A refusal of a body that is still sent is delivered", [.send(refusal), .readToEnd]),
        refusedUpload(
            "A refusal of a body that is still sent is delivered, though the server hangs up with it",
            needs: [.earlyResponses], [.send(refusal), .close]),
        ConformanceCase(
            "A connection on which a refused body was left unsent is not used again",
            .server([
                .once(
                    .read(64 << 10), .send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 5\r\n\r\nlarge"),
                    // Were the rest read, it might all be sent before the refusal is seen.
                    .stall),
                .ok,
            ]),
            [Exchange(.request(.put, body: tenMebibytes), .response(413, "large")), Exchange(.request(), .response())],
            wire: [.requests(1, connections: 2)]),
        ConformanceCase(
            "A body announced with Expect is sent, though no 100 Continue comes", .ok,
            Exchange(
                .request(.put, headers: [.expect: "100-continue"], body: .text("hello")), .response()),
            wire: .field("Expect", "100-continue"), .content(Array("hello".utf8))),
        ConformanceCase(
            "Writing to connections that the server has reset fails, and raises no SIGPIPE", BrokenPipeTrial()),
        ConformanceCase("A thousand responses dropped unread leave no connection open", DroppedBodiesTrial()),
    ]

    private static let hello = Exchange(.request(), .response("hello"))
    private static let awaitingHead = Outcome.failure(.connectionReset, during: .awaitHead, sent: true)
    private static let refusal =
        "HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 5\r\n\r\nlarge"

    private static let tenMebibytes = Body.bytes([UInt8](repeating: UInt8(ascii: "a"), count: 10 << 20))

    private static func reset(_ place: String, after bytes: String, _ outcome: Outcome) -> ConformanceCase {
        ConformanceCase(
            "A connection reset \(place) is told apart",
            .once(.readRequest, .send(bytes), .awaitReading, .reset), Exchange(.request(), outcome))
    }

    /// The server has read 64 KiB of 10 MiB.
    private static func refusedUpload(
        _ name: String, needs: [TransportCapabilities.Item] = [], _ steps: [RawScript.Step]
    ) -> ConformanceCase {
        ConformanceCase(
            name, needs: needs, .server([RawScript(steps: [.read(64 << 10)] + steps, repeats: false)]),
            [Exchange(.request(.put, body: tenMebibytes), .response(413, "large"))])
    }
}
