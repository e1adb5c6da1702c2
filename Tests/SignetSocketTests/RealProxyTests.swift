import Foundation
import HTTPTypes
import SignetCore
import SignetSocket
import Synchronization
import Testing

/// Through tinyproxy and microsocks to origins on loopback.
@Suite("Proxies that others use")
struct RealProxyTests {
    enum Kind: CaseIterable, Sendable {
        case http
        case tunnel
        case socks
        case httpWithLogin
        case socksWithLogin
    }

    private static let login = (user: "Aladdin", password: "sesame")

    private func withProxy(
        _ kind: Kind, password: String = login.password, trust: TLSConfiguration.Trust = .system,
        _ body: (SocketTransport, ProxyProgram) async throws -> Void
    ) async throws {
        let program: ProxyProgram
        var proxy: Proxy
        switch kind {
        case .http, .tunnel:
            program = try await .http()
            proxy = try Proxy("http://127.0.0.1:\(program.port)")
            proxy.tunnelsHTTP = kind == .tunnel
        case .httpWithLogin:
            program = try await .http(Self.login)
            proxy = try Proxy("http://Aladdin:\(password)@127.0.0.1:\(program.port)")
        case .socks:
            program = try await .socks()
            proxy = try Proxy("socks5://127.0.0.1:\(program.port)")
        case .socksWithLogin:
            program = try await .socks(Self.login)
            proxy = try Proxy("socks5://Aladdin:\(password)@127.0.0.1:\(program.port)")
        }
        var settings = SocketTransport.Settings(tls: TLSConfiguration(trust: trust))
        settings.proxy = ProxySelection(proxy)
        do {
            try await withTransport(settings) { try await body($0, program) }
        } catch {
            await program.stop()
            throw error
        }
        await program.stop()
    }

    @Test("The origin receives the target and the fields as they were signed", arguments: Kind.allCases)
    func http(_ kind: Kind) async throws {
        let heads = Mutex<[String]>([])
        let server = try RawServer { connection, _ in
            while let head = connection.readHead() {
                heads.withLock { $0.append(head) }
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            }
        }
        let target = "/a%2Fb/%e2%82%ac/x;p='(1)'*!$@:?b=%7e&a=+&a[]=1&"
        try await withProxy(kind) { transport, program in
            for _ in 0..<2 {
                let request = try Request(
                    method: "GET", url: server.url + target,
                    headers: [("X-Amz-Date", "now"), ("Authorization", "AWS4-HMAC-SHA256 Signature=0")])
                let response = try await transport.send(request)
                let text = try await response.text()
                #expect(text == "ok" && response.status == .ok)
                #expect(response.connection.remoteAddress == "127.0.0.1:\(program.port)")
            }
        }
        let received = heads.withLock { $0 }
        #expect(received.count == 2)
        for head in received {
            let lines = head.split(separator: "\r\n").map(String.init)
            #expect(lines.first?.hasPrefix("GET \(target) HTTP/1.") == true, "\(head)")
            for field in [
                "Host: 127.0.0.1:\(server.port)", "X-Amz-Date: now", "Authorization: AWS4-HMAC-SHA256 Signature=0",
            ] {
                #expect(
                    lines.contains { $0.lowercased() == field.lowercased() && $0.hasSuffix(String(field.suffix(4))) },
                    "\(head)")
            }
            #expect(!head.lowercased().contains("proxy-authorization"))
        }
    }

    @Test("TLS ends at the origin, and its certificate is verified", arguments: Kind.allCases)
    func https(_ kind: Kind) async throws {
        let certificates = try await TestCertificates()
        try await certificates.issue("good", for: "DNS:localhost")
        try await certificates.issue("bad", for: "DNS:other.example")
        let good = try await TLSServer("good", certificates)
        let bad = try await TLSServer("bad", certificates)
        try await withProxy(kind, trust: .file(certificates.authority)) { transport, _ in
            for _ in 0..<2 {
                let response = try await transport.send(Request(.get, good.url))
                let text = try await response.text()
                #expect(text == "ok" && response.connection.tlsVersion != nil)
            }
            let error = await failure { _ = try await transport.send(Request(.get, bad.url)) }
            #expect(error?.kind == .tlsVerification && error?.phase == .tls && error?.peer == "localhost:\(bad.port)")
        }
        #expect(good.connectionCount == 1 && good.requestCount == 2 && bad.requestCount == 0)
        try await withProxy(kind) { transport, _ in
            let error = await failure { _ = try await transport.send(Request(.get, good.url)) }
            #expect(error?.kind == .tlsVerification)
        }
        await good.close()
        await bad.close()
    }

    @Test(
        "A wrong password is an error of the proxy, which does not show it",
        arguments: [Kind.httpWithLogin, .socksWithLogin])
    func wrongPassword(_ kind: Kind) async throws {
        try await withProxy(kind, password: "hunter2") { transport, program in
            let error = await failure { _ = try await transport.send(Request(.get, "https://127.0.0.1:9/")) }
            #expect(error?.kind == .proxy && error?.peer == "127.0.0.1:\(program.port)", "\(error as Any)")
            #expect(error?.remedy?.contains("password") == true && error?.description.contains("hunter2") == false)
        }
    }

    @Test("An origin that the proxy cannot reach is an error of the proxy", arguments: [Kind.tunnel, .socks])
    func unreachable(_ kind: Kind) async throws {
        try await withProxy(kind) { transport, _ in
            let error = await failure { _ = try await transport.send(Request(.get, "https://127.0.0.1:1/")) }
            #expect(error?.kind == .proxy && error?.reason.contains("127.0.0.1:1") == true, "\(error as Any)")
        }
    }
}
