import HTTPTypes
import SignetCore

extension ConformanceCase {
    /// A server cannot make its client hold, or do, more than it has limits for.
    static let excesses: [ConformanceCase] = [
        excessive("A header field line of 1 MiB", "HTTP/1.1 200 OK\r\nX-A: \(mebibyte)\r\n\r\n"),
        excessive("A status line of 1 MiB", "HTTP/1.1 200 \(mebibyte)\r\n\r\n"),
        excessive(
            "A head of 1 MiB in short lines",
            "HTTP/1.1 200 OK\r\n\(String(repeating: "X-A: 0123456789abcdef\r\n", count: 46_000))\r\n"),
        excessive(
            "10,000 header fields", needs: [.boundedResponses],
            "HTTP/1.1 200 OK\r\n\(String(repeating: "a:\r\n", count: 10_000))\r\n"),
        ConformanceCase(
            "A thousand interim responses are refused",
            .opening(with: String(repeating: "HTTP/1.1 102 Processing\r\n\r\n", count: 1000) + Canned.ok),
            Exchange(.request(), .failure(.malformedResponse, during: .awaitHead, sent: true))),
        excessive(
            "Chunk extensions of 1 MiB in one line", needs: [.boundedResponses],
            body: "5\r\nhello\r\n5;\(mebibyte)\r\nhello\r\n0\r\n\r\n"),
        excessive(
            "Chunk extensions of 64 KiB in many lines", needs: [.boundedResponses],
            body: "5\r\nhello\r\n" + String(repeating: "1;0123456789abcdef\r\n!\r\n", count: 4000) + "0\r\n\r\n",
            content: "hello" + String(repeating: "!", count: 4000)),
        excessive(
            "A trailer section of 1 MiB", needs: [.responseTrailers, .boundedResponses],
            body: "5\r\nhello\r\n0\r\n\(String(repeating: "X-A: 0123456789abcdef\r\n", count: 46_000))\r\n"),
        endless("An endless chunked body", chunked(""), "5\r\nhello\r\n"),
        endless("An endless body without length", "HTTP/1.1 200 OK\r\n\r\n", "hello"),
        endless(
            "A body of nine exabytes", needs: [.untrustedServers],
            "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n", "hello"),
        ConformanceCase(
            "A head that comes a byte at a time ends with the deadline", needs: [.untrustedServers],
            .once(.readRequest, .send("HTTP/1.1 200 OK\r\nX-A: "), .sendForever([0x61], pause: .milliseconds(5))),
            Exchange(.request(within: .milliseconds(200)), .failure(.deadlineExceeded, during: .awaitHead, sent: true))
        ),
        ConformanceCase(
            "A head that comes a byte at a time ends with the response timeout", needs: [.untrustedServers],
            .once(.readRequest, .send("HTTP/1.1 200 OK\r\nX-A: "), .sendForever([0x61], pause: .milliseconds(5))),
            Exchange(
                .request(timeouts: SignetCore.Timeouts(response: .milliseconds(200))),
                .failure(.responseTimeout, during: .awaitHead, sent: true))),
        ConformanceCase(
            "A body that comes a byte at a time ends with the deadline, though it never stands still",
            .once(
                .readRequest, .send("HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n"),
                .sendForever([0x61], pause: .milliseconds(5))),
            Exchange(
                .request(timeouts: SignetCore.Timeouts(idle: .seconds(5)), within: .milliseconds(200)),
                .brokenBody(after: String(repeating: "a", count: 1000), .deadlineExceeded))),
    ]

    private static let mebibyte = String(repeating: "0123456789abcdef", count: 1 << 16)

    private static func excessive(
        _ what: String, needs: [TransportCapabilities.Item] = [], _ response: String
    ) -> ConformanceCase {
        ConformanceCase(
            "\(what): refused", needs: needs, .opening(with: response),
            Exchange(.request(), .failure(.headersTooLarge, during: .awaitHead, sent: true)))
    }

    private static func excessive(
        _ what: String, needs: [TransportCapabilities.Item] = [], body: String, content: String = "hello"
    ) -> ConformanceCase {
        ConformanceCase(
            "\(what): the body fails", needs: needs, .opening(with: chunked(body)),
            Exchange(.request(), .brokenBody(after: content, .malformedResponse)))
    }

    /// Read with a limit of 100,000 bytes.
    private static func endless(
        _ what: String, needs: [TransportCapabilities.Item] = [], _ head: String, _ bytes: String
    ) -> ConformanceCase {
        let many = Array(String(repeating: bytes, count: 1000).utf8)
        return ConformanceCase(
            "\(what) ends with its reader's limit, and the connection with it", needs: needs,
            .once(.readRequest, .send(head), .sendForever(many, pause: .zero)),
            Exchange(.request(), .collect(upTo: 100_000), .brokenBody(after: "", .bodyTooLarge)))
    }
}
