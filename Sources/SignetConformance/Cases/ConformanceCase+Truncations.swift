import SignetCore

extension ConformanceCase {
    /// A response that ends early is never taken for a short one (RFC 9112 §8).
    static let truncations: [ConformanceCase] = [
        truncated("A head cut within its status line", "HTTP/1.1 2", cutHead),
        truncated("A head cut after its status line", needs: [.untrustedServers], "HTTP/1.1 200 OK\r\n", cutHead),
        truncated("A head cut within a field line", needs: [.untrustedServers], "HTTP/1.1 200 OK\r\nX-A: 1", cutHead),
        truncated(
            "A head cut before its empty line", needs: [.untrustedServers], "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n",
            cutHead),
        truncated(
            "A head cut within its empty line", needs: [.untrustedServers],
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r", cutHead),
        truncated("An interim response that none follows", "HTTP/1.1 100 Continue\r\n\r\n", cutHead),
        truncated(
            "A body one byte short", "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello",
            .brokenBody(after: "hello", .truncatedBody)),
        truncated(
            "A body of HTTP/1.0 cut short", "HTTP/1.0 200 OK\r\nContent-Length: 9\r\n\r\nhello",
            .brokenBody(after: "hello", .truncatedBody)),
        truncated("A chunked body without a chunk", chunked(""), .brokenBody(after: "", .truncatedBody)),
        truncated("A chunked body cut within a size", chunked("5"), .brokenBody(after: "", .truncatedBody)),
        truncated(
            "A chunked body cut within a size's line end", chunked("5\r"), .brokenBody(after: "", .truncatedBody)),
        truncated(
            "A chunked body cut within a chunk", chunked("6\r\nhello"), .brokenBody(after: "hello", .truncatedBody)),
        truncated(
            "A chunked body cut after a chunk's data", chunked("5\r\nhello"),
            .brokenBody(after: "hello", .truncatedBody)),
        truncated(
            "A chunked body without its last chunk", chunked("5\r\nhello\r\n"),
            .brokenBody(after: "hello", .truncatedBody)),
        truncated(
            "A chunked body cut after its last chunk", chunked("5\r\nhello\r\n0\r\n"),
            .brokenBody(after: "hello", .truncatedBody)),
        truncated(
            "A chunked body cut within its last line end", needs: [.responseGrammar], chunked("5\r\nhello\r\n0\r\n\r"),
            .brokenBody(after: "hello", .truncatedBody)),
        truncated(
            "A chunked body cut within its trailer section", needs: [.responseTrailers],
            chunked("5\r\nhello\r\n0\r\nX-T: 1\r\n"), .brokenBody(after: "hello", .truncatedBody)),
    ]

    private static let cutHead = Outcome.failure(.connectionClosed, during: .awaitHead, sent: true)
}
