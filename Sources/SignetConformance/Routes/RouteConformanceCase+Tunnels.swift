import SignetCore

extension RouteConformanceCase {
    /// Tunnels through a proxy: CONNECT (RFC 9110 §9.3.6) and SOCKS 5 (RFC 1928).
    static let tunnels: [RouteConformanceCase] =
        [
            RouteConformanceCase(
                "A tunnel is asked for by host and port, and the request sent through it as to the origin", .tunnel,
                through("HTTP/1.1 200 OK\r\n\r\n"), [.response("hello")],
                wire: .line("CONNECT origin.invalid:80 HTTP/1.1"), .field("Host", "origin.invalid:80"), .field("X-A"),
                .line("GET /a%2Fb?c=%7E HTTP/1.1", of: 1), .field("Host", "origin.invalid", of: 1),
                .field("X-A", "1", of: 1)),
            RouteConformanceCase(
                "The proxy's credentials stay outside the tunnel", .proxy(withCredentials, tunnelsHTTP: true),
                through("HTTP/1.1 200 OK\r\n\r\n"), [.response("hello")], wire: .field("Proxy-Authorization", basic),
                .field("Proxy-Authorization", of: 1)),
            RouteConformanceCase(
                "A tunnel opens with any 2xx, whatever its fields say of a body", .tunnel,
                through("HTTP/1.1 299 Sure\r\nContent-Length: 5\r\n\r\n"),
                [.response("hello")]),
            RouteConformanceCase(
                "A tunnel is used again", .tunnel,
                RawScript(
                    steps: [.readRequest, .send("HTTP/1.1 200 OK\r\n\r\n"), .readRequest, .send(Canned.hello)]
                        + [.readRequest, .send(Canned.hello)], repeats: false),
                [.response("hello"), .response("hello")], wire: .requests(3, connections: 1)),
            RouteConformanceCase(
                "SOCKS 5 opens a tunnel", .proxy("socks5://"), socks([5, 0], [5, 0, 0, 1, 0, 0, 0, 0, 0, 0]),
                [.response("hello")], wire: .line("GET /a%2Fb?c=%7E HTTP/1.1"), .field("Host", "origin.invalid")),
            RouteConformanceCase(
                "A proxy that takes none of the methods of SOCKS 5 fails the request unsent", .proxy("socks5://"),
                socks([5, 0xFF], []), [refused]),
            RouteConformanceCase(
                "A proxy of SOCKS 5 that cannot connect fails the request unsent", .proxy("socks5://"),
                socks([5, 0], [5, 5, 0, 1, 0, 0, 0, 0, 0, 0]), [refused]),
            RouteConformanceCase(
                "A proxy of SOCKS 5 that answers in SOCKS 4 fails the request unsent", .proxy("socks5://"),
                socks([4, 0], []), [refused]),
        ]
        + badAnswers.map { what, answer in
            RouteConformanceCase(
                "A proxy that answers CONNECT with \(what) fails the request unsent", .tunnel, through(answer),
                [refused],
                wire: .requests(1, connections: 1))
        }

    private static let badAnswers = [
        ("403", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"),
        ("407", "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"a\"\r\n\r\n"),
        ("a redirect", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n"),
        ("502", "HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\nno route"),
        ("something else than HTTP", "SSH-2.0-OpenSSH_9.2\r\n\r\n"),
        ("lines that end in LF", "HTTP/1.1 200 OK\n\n"),
        (
            "a field line of 1 MiB",
            "HTTP/1.1 200 OK\r\nX-A: \(String(repeating: "0123456789abcdef", count: 1 << 16))\r\n\r\n"
        ),
        ("more than its head", "HTTP/1.1 200 OK\r\n\r\n" + Canned.hello),
    ]

    private static func through(_ answer: String) -> RawScript {
        .once(.readRequest, .send(answer), .readRequest, .send(Canned.hello), .readToEnd)
    }

    private static func socks(_ method: [UInt8], _ reply: [UInt8]) -> RawScript {
        .once(.readSome, .send(method), .readSome, .send(reply), .readRequest, .send(Canned.hello), .readToEnd)
    }
}

extension RouteRecipe {
    /// Through a tunnel, for http too.
    fileprivate static let tunnel = RouteRecipe.proxy(tunnelsHTTP: true)
}
