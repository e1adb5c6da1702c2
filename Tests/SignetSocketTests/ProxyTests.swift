import Foundation
import HTTPTypes
import SignetCore
import SignetSocket
import Synchronization
import Testing

/// What a raw proxy is asked, and what the client makes of its answers.
@Suite("Proxies")
struct ProxyTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

    private func settings(
        _ proxy: String, _ change: (inout Proxy) -> Void = { _ in }
    ) throws -> SocketTransport.Settings {
        var proxy = try Proxy(proxy)
        change(&proxy)
        var settings = SocketTransport.Settings()
        settings.proxy = ProxySelection(proxy)
        return settings
    }

    /// The heads that a proxy at `user:password` receives, which answers the first of each connection with `opening`.
    private func heads(
        opening: String? = nil, _ change: (inout Proxy) -> Void = { _ in },
        _ use: (SocketTransport) async throws -> Void
    ) async throws -> [String] {
        let heads = Mutex<[String]>([])
        let server = try RawServer { connection, _ in
            var answer = opening ?? Self.ok
            while let head = connection.readHead() {
                heads.withLock { $0.append(head) }
                connection.write(answer)
                answer = Self.ok
            }
        }
        try await withTransport(settings("http://Aladdin:open%20sesame@127.0.0.1:\(server.port)", change)) {
            transport in
            try await use(transport)
        }
        return heads.withLock { $0 }
    }

    private static let credentials = "Proxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n"

    @Test("A request for http is handed to the proxy: its URL whole, its path, query and Host byte for byte")
    func absoluteForm() async throws {
        let heads = try await heads { transport in
            for _ in 0..<2 {
                let request = try Request(
                    method: "GET", url: "http://API.example:8080/a%2Fb/../c//d?x=%7e&y",
                    headers: [("x-Amz-Date", "now"), ("Authorization", "AWS4-HMAC-SHA256 …")])
                let response = try await transport.send(request)
                let text = try await response.text()
                #expect(text == "ok")
            }
        }
        #expect(
            heads
                == Array(
                    repeating:
                        "GET http://API.example:8080/a%2Fb/../c//d?x=%7e&y HTTP/1.1\r\nHost: API.example:8080\r\n"
                        + "x-Amz-Date: now\r\nAuthorization: AWS4-HMAC-SHA256 …\r\n\(Self.credentials)\r\n", count: 2))
    }

    @Test("OPTIONS * is handed over without a path")
    func asteriskForm() async throws {
        let heads = try await heads { transport in
            var request = try Request(.options, "http://a.example/")
            request.head.path = "*"
            _ = try await transport.send(request).text()
        }
        #expect(heads.first?.hasPrefix("OPTIONS http://a.example HTTP/1.1\r\nHost: a.example\r\n") == true)
    }

    private static let opened = "HTTP/1.1 200 Connection established\r\n\r\n"

    @Test("In a tunnel the origin gets the request, and the proxy's credentials only the proxy")
    func tunnelledHTTP() async throws {
        let heads = try await heads(opening: Self.opened) {
            $0.tunnelsHTTP = true
        } _: { transport in
            for _ in 0..<2 {
                let headers: HTTPFields = [.authorization: "secret"]
                _ = try await transport.send(Request(.get, "http://a.example/x", headers: headers)).text()
            }
        }
        let request = "GET /x HTTP/1.1\r\nHost: a.example\r\nAuthorization: secret\r\n\r\n"
        #expect(
            heads == [
                "CONNECT a.example:80 HTTP/1.1\r\nHost: a.example:80\r\n\(Self.credentials)\r\n", request, request,
            ])
    }

    @Test(
        "A Host that is not the origin's goes through a tunnel: a proxy would replace it, and break the signature",
        arguments: ["b.example", "a.example:81", "a.example/", "a.example:80x"])
    func otherHost(_ host: String) async throws {
        let heads = try await heads(opening: Self.opened) { transport in
            var request = try Request(.get, "http://a.example/x")
            request.head.authority = host
            _ = try await transport.send(request).text()
        }
        #expect(heads.first?.hasPrefix("CONNECT a.example:80 ") == true)
        #expect(heads.last == "GET /x HTTP/1.1\r\nHost: \(host)\r\n\r\n")
    }

    @Test(
        "A Host that is the origin's in other words is kept in these words", arguments: ["A.EXAMPLE", "a.example:80"])
    func sameHost(_ host: String) async throws {
        let heads = try await heads { transport in
            var request = try Request(.get, "http://a.example/x")
            request.head.authority = host
            _ = try await transport.send(request).text()
        }
        #expect(heads.first?.hasPrefix("GET http://\(host)/x HTTP/1.1\r\nHost: \(host)\r\n") == true)
    }

    @Test("Proxy-Authorization among the fields is refused before any I/O, with a proxy")
    func ownProxyAuthorization() async throws {
        let heads = try await heads { transport in
            let headers: HTTPFields = [.proxyAuthorization: "Basic x"]
            let error = await failure { _ = try await transport.send(Request(.get, "http://a/", headers: headers)) }
            #expect(error?.kind == .invalidRequest)
        }
        #expect(heads.isEmpty)
    }

    @Test("An exception is reached directly")
    func exception() async throws {
        let origin = try RawServer.answering(Self.ok)
        var settings = try settings("http://127.0.0.1:1")
        settings.proxy?.exceptions = try ProxyExceptions("127.0.0.0/8")
        try await withTransport(settings) { transport in
            let text = try await transport.send(Request(.get, origin.url)).text()
            #expect(text == "ok")
        }
    }

    /// The error of a request to https://a.example:8443 through a raw proxy that does `serve`.
    private func refusal(
        _ scheme: String = "http", timeouts: Timeouts = Timeouts(),
        _ serve: @escaping @Sendable (RawConnection) -> Void
    ) async throws -> (error: TransportError, proxy: String) {
        let server = try RawServer { connection, _ in serve(connection) }
        let proxy = "127.0.0.1:\(server.port)"
        var error: TransportError?
        try await withTransport(settings("\(scheme)://Aladdin:sesame@\(proxy)")) { transport in
            let options = RequestOptions(timeouts: timeouts)
            error = await failure {
                _ = try await transport.send(Request(.post, "https://a.example:8443/", options: options))
            }
            let isOver = await server.wait { $0.finished == $0.accepted }
            #expect(isOver)
        }
        let found = try #require(error)
        #expect(found.phase == .proxy && found.peer == proxy && !found.requestMayHaveBeenSent, "\(found)")
        #expect(!found.description.contains("sesame") && !found.description.contains("QWxh"))
        return (found, proxy)
    }

    @Test("A proxy that refuses, with a body or without, is named, with what it said and what would help")
    func refused() async throws {
        let (error, proxy) = try await refusal { connection in
            _ = connection.readHead()
            connection.write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 1000\r\n\r\nno")
            _ = connection.readToEnd()
        }
        #expect(error.kind == .proxy)
        #expect(
            error.description
                == "proxy failed at \(proxy) while connecting through the proxy: the proxy did not connect to "
                + "a.example:8443: it answered 407 Proxy Authentication Required to CONNECT (check the user name and "
                + "password for the proxy)")
    }

    @Test("A proxy that hangs up, resets, or speaks something else", arguments: ["http", "socks5"])
    func broken(_ scheme: String) async throws {
        let ends: [@Sendable (RawConnection) -> Void] = [
            { _ = $0.read(3) }, { $0.write("HTTP/1.1 200") }, { $0.write("SSH-2.0-x\r\n") },
            { connection in
                _ = connection.read(3)
                connection.reset()
            },
        ]
        for end in ends {
            let (error, _) = try await refusal(scheme, end)
            #expect(error.kind == .proxy, "\(error)")
        }
    }

    @Test("A proxy that says nothing meets the connect timeout", arguments: ["http", "socks5"])
    func silent(_ scheme: String) async throws {
        let (error, _) = try await refusal(scheme, timeouts: Timeouts(connect: .milliseconds(80))) {
            _ = $0.readToEnd()
        }
        #expect(error.kind == .connectTimeout)
    }

    @Test("A proxy that trickles its answer meets the connect timeout too")
    func trickle() async throws {
        let (error, _) = try await refusal(timeouts: Timeouts(connect: .milliseconds(80))) { connection in
            connection.write("HTTP/1.1 200 OK\r\n")
            // The trickle itself: nobody waits for it, and it ends when the client hangs up.
            while connection.write(Array("A: b\r\n".utf8)) > 0 { usleep(10_000) }
        }
        #expect(error.kind == .connectTimeout)
    }

    @Test("A proxy that cannot be reached is told from an origin that cannot be reached")
    func unreachable() async throws {
        for (proxy, words) in [("127.0.0.1:1", "not reached"), ("nope.invalid:80", "not resolved")] {
            try await withTransport(settings("http://" + proxy)) { transport in
                for url in ["http://a.example/", "https://a.example/"] {
                    let error = await failure { _ = try await transport.send(Request(.get, url)) }
                    #expect(error?.kind == .proxy && error?.phase == .proxy && error?.peer == proxy)
                    #expect(error?.reason.contains(words) == true, "\(error as Any)")
                }
            }
        }
    }

    @Test("Cancelling while the proxy is waited for gives the connection back", arguments: ["http", "socks5"])
    func cancelled(_ scheme: String) async throws {
        let server = try RawServer { connection, _ in _ = connection.readToEnd() }
        try await withTransport(settings("\(scheme)://127.0.0.1:\(server.port)")) { transport in
            for number in 1...10 {
                let task = Task {
                    await failure { _ = try await transport.send(Request(.get, "https://a/")) }
                }
                let isThere = await server.wait { $0.accepted == number }
                #expect(isThere)
                task.cancel()
                #expect(await task.value?.kind == .cancelled)
            }
            #expect(await server.wait { $0.finished == 10 })
        }
    }
}
