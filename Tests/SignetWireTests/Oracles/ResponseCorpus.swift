import HTTPTypes

/// The valid responses that are mutated.
enum ResponseCorpus {
    static let all: [(method: HTTPRequest.Method, text: String)] =
        ResponseCase.all.map { ($0.method, $0.bytes) } + more.map { (.get, $0) } + [
            (.head, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-A: b\r\n\r\n"),
            (.head, "HTTP/1.1 404 Not Found\r\n\r\n"), (.post, "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}"),
        ]

    private static let more = [
        "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nServer: a/1\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + "Content-Length: 12\r\nETag: \"1\"\r\n\r\nhello, world",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n4;a=b;c=\"d\"\r\nwiki\r\n00005\r\npedia\r\n"
            + "E;x\r\n in\r\n\r\nchunks.\r\n0;last\r\nX-Sum: 1\r\nX-Other: two\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nA\r\n0123456789\r\n1\r\n\n\r\n0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\nServer: a\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\nexcess",
        "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>until the end</p>\r\n",
        "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 3\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\ndef",
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: Foo, keep-alive\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX-Long: " + String(repeating: "0123456789", count: 30) + "\r\nContent-Length: 1\r\n\r\nx",
    ]
}
