import SignetCore

extension RouteConformanceCase {
    /// Servers on this machine, by the path of their socket.
    static let sockets: [RouteConformanceCase] = [
        RouteConformanceCase(
            "A Unix socket carries the request as it is, with the Host of its URL", .unixSocket, hello,
            [.response("hello")], wire: .line("GET /a%2Fb?c=%7E HTTP/1.1"), .field("Host", "origin.invalid"),
            .field("X-A", "1")),
        RouteConformanceCase(
            "A connection to a Unix socket is used again", .unixSocket, hello,
            [.response("hello"), .response("hello")],
            wire: .requests(2, connections: 1)),
        RouteConformanceCase(
            "A Unix socket that is not there is a refused connection", .noUnixSocket, hello,
            [.failure(.connectionRefused, during: .connect, sent: false)], wire: .nothing),
    ]

    /// Names with a given address.
    static let addresses: [RouteConformanceCase] = [
        RouteConformanceCase(
            "A name is reached at the address given for it, and Host keeps the name", .resolving("origin.invalid"),
            to: "http://origin.invalid:PORT/a", hello, [.response("hello")], wire: .line("GET /a HTTP/1.1")),
        RouteConformanceCase(
            "An address is given for a name in whatever case of letter", .resolving("Origin.Invalid"),
            to: "http://oRIGIN.iNVALID:PORT/a", hello, [.response("hello")]),
        RouteConformanceCase(
            "An address given for another port is not used", .resolving("origin.invalid", isOtherPort: true),
            to: "http://origin.invalid:PORT/a", hello, [.failure(.nameResolution, during: .resolve, sent: false)],
            wire: .nothing),
    ]
}
