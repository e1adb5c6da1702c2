import SignetCore

extension RouteConformanceCase {
    /// Requests for http, handed to a proxy (RFC 9112 §3.2.2).
    static let proxies: [RouteConformanceCase] = [
        RouteConformanceCase(
            "A request for http is handed to the proxy, its path, query and Host as they are", .proxy(), hello,
            [.response("hello")], wire: .line("GET http://origin.invalid/a%2Fb?c=%7E HTTP/1.1"),
            .field("Host", "origin.invalid"), .field("Proxy-Authorization"), .field("Proxy-Connection"),
            .field("X-A", "1")),
        RouteConformanceCase(
            "A port that is not the scheme's is part of what the proxy is handed", .proxy(),
            to: "http://origin.invalid:8080/", hello, [.response("hello")],
            wire: .line("GET http://origin.invalid:8080/ HTTP/1.1"), .field("Host", "origin.invalid:8080")),
        RouteConformanceCase(
            "A connection to a proxy is used again", .proxy(), hello, [.response("hello"), .response("hello")],
            wire: .requests(2, connections: 1)),
        RouteConformanceCase(
            "The proxy's credentials go to it with each request", .proxy(withCredentials), hello,
            [.response("hello"), .response("hello")], wire: .field("Proxy-Authorization", basic),
            .field("Proxy-Authorization", basic, of: 1)),
        RouteConformanceCase(
            "What a proxy answers to a request that it was handed is a response, a 407 too", .proxy(),
            .answering("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 3\r\n\r\nwhy"),
            [.response(407, "why")], wire: .requests(1, connections: 1)),
        RouteConformanceCase(
            "A proxy that nobody runs is told apart from the origin", .noProxy(), hello, [refused], wire: .nothing),
        RouteConformanceCase(
            "An origin that is excepted from the proxy is reached without it", .noProxy(except: "127.0.0.0/8"),
            to: "http://127.0.0.1:PORT/a", hello, [.response("hello")], wire: .line("GET /a HTTP/1.1")),
    ]

    static let hello = RawScript.answering(Canned.hello)
    static let withCredentials = "http://Aladdin:open%20sesame@"
    /// RFC 7617 §2 has the same.
    static let basic = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    static let refused = Outcome.failure(.proxy, sent: false)
}
