import CSignetOpenSSL
import Foundation
import HTTPTypes
import SignetCore
import SignetSocket
import Testing

@Suite("TLS")
struct TLSTests {
    private func withServer(
        for names: String, requiresClient: Bool = false, days: Int = 1, maximum: Int32 = 0,
        _ body: (TLSServer, TestCertificates) async throws -> Void
    ) async throws {
        let certificates = try await TestCertificates()
        try await certificates.issue("server", for: names, days: days)
        let server = try await TLSServer("server", certificates, requiresClient: requiresClient, maximum: maximum)
        try await body(server, certificates)
        await server.close()
    }

    private func failure(_ url: String, _ trust: TLSConfiguration.Trust) async throws -> TransportError {
        let transport = SocketTransport(tls: TLSConfiguration(trust: trust))
        let error = await SignetSocketTests.failure { _ = try await transport.send(Request(.get, url)).text() }
        await transport.shutdown()
        return try #require(error)
    }

    @Test("A trusted server is spoken to, by name and by address, over one connection each")
    func trusted() async throws {
        try await withServer(for: "DNS:localhost,IP:127.0.0.1") { server, certificates in
            try await withTransport(.init(tls: .init(trust: .file(certificates.authority)))) { transport in
                for url in [server.url, "https://127.0.0.1:\(server.port)"] {
                    for number in 0..<3 {
                        let response = try await transport.send(Request(.get, url))
                        let text = try await response.text()
                        #expect(text == "ok" && response.connection.isReused == (number > 0))
                        #expect(response.connection.tlsVersion == "TLSv1.3")
                    }
                }
            }
            #expect(server.connectionCount == 2 && server.requestCount == 6)
        }
    }

    @Test("TLS 1.2 is still spoken")
    func tls12() async throws {
        try await withServer(for: "DNS:localhost", maximum: TLS1_2_VERSION) { server, certificates in
            try await withTransport(.init(tls: .init(trust: .file(certificates.authority)))) { transport in
                let response = try await transport.send(Request(.get, server.url))
                #expect(response.connection.tlsVersion == "TLSv1.2")
            }
        }
    }

    @Test("Requests at once over TLS each get their answer")
    func concurrency() async throws {
        try await withServer(for: "DNS:localhost") { server, certificates in
            try await withTransport(.init(tls: .init(trust: .file(certificates.authority)))) { transport in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<16 {
                        group.addTask {
                            for _ in 0..<20 {
                                let text = try await transport.send(Request(.get, server.url)).text()
                                #expect(text == "ok")
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(server.connectionCount <= 16 && server.requestCount == 320)
        }
    }

    @Test("An unknown authority is not trusted, and no request is sent")
    func untrusted() async throws {
        try await withServer(for: "DNS:localhost") { server, _ in
            let error = try await failure(server.url, .system)
            #expect(error.kind == .tlsVerification && error.phase == .tls && !error.requestMayHaveBeenSent)
            #expect(error.reason.contains("unknown authority"))
            #expect(server.requestCount == 0)
        }
    }

    @Test("A certificate for another host is not trusted, and the error says whom it is for")
    func wrongHost() async throws {
        try await withServer(for: "DNS:other.example,IP:127.0.0.2") { server, certificates in
            for url in [server.url, "https://127.0.0.1:\(server.port)"] {
                let error = try await failure(url, .file(certificates.authority))
                #expect(error.kind == .tlsVerification)
                #expect(error.reason.contains("other.example, 127.0.0.2"))
            }
            #expect(server.requestCount == 0)
        }
    }

    @Test("An expired certificate is not trusted")
    func expired() async throws {
        try await withServer(for: "DNS:localhost", days: -1) { server, certificates in
            let error = try await failure(server.url, .file(certificates.authority))
            #expect(error.kind == .tlsVerification && error.reason.contains("expired"))
        }
    }

    @Test("Without verification any certificate will do")
    func insecure() async throws {
        try await withServer(for: "DNS:other.example") { server, _ in
            try await withTransport(.init(tls: .init(trust: .insecureNone))) { transport in
                let text = try await transport.send(Request(.get, server.url)).text()
                #expect(text == "ok")
            }
        }
    }

    @Test("A server that knows nothing newer than TLS 1.1 is refused")
    func oldVersion() async throws {
        try await withServer(for: "DNS:localhost") { _, certificates in
            let server = try RawServer { connection, _ in
                _ = connection.read(5)
                // Alert, fatal, protocol_version (RFC 5246 §7.2).
                connection.write([21, 3, 1, 0, 2, 2, 70])
                _ = connection.readToEnd()
            }
            let error = try await failure("https://localhost:\(server.port)", .file(certificates.authority))
            #expect(error.kind == .tlsHandshake && error.reason.contains("1.2"))
        }
    }

    @Test("A port without TLS is called by its name")
    func plainPort() async throws {
        let server = try RawServer { connection, _ in
            _ = connection.read(5)
            connection.write("HTTP/1.1 400 Bad Request\r\n\r\n")
            _ = connection.readToEnd()
        }
        let error = try await failure("https://localhost:\(server.port)", .system)
        #expect(error.kind == .tlsHandshake && error.reason.contains("does not speak TLS"))
    }

    @Test("A server that hangs up, or falls silent, within the handshake")
    func brokenHandshake() async throws {
        let closing = try RawServer { connection, _ in _ = connection.read(5) }
        let error = try await failure("https://localhost:\(closing.port)", .system)
        #expect(error.kind == .tlsHandshake && !error.requestMayHaveBeenSent)
        let silent = try RawServer { connection, _ in _ = connection.readToEnd() }
        try await withTransport { transport in
            let options = RequestOptions(timeouts: Timeouts(connect: .milliseconds(500)))
            let error = await SignetSocketTests.failure {
                _ = try await transport.send(Request(.get, "https://127.0.0.1:\(silent.port)", options: options))
            }
            #expect(error?.kind == .connectTimeout && error?.phase == .tls)
        }
    }

    @Test("A missing client certificate is called by its name, a right one is accepted")
    func clientCertificate() async throws {
        try await withServer(for: "DNS:localhost", requiresClient: true) { server, certificates in
            let error = try await failure(server.url, .file(certificates.authority))
            #expect(error.kind == .tlsHandshake && error.reason.contains("client certificate"))
            try await certificates.issue("client", for: "DNS:client.example")
            let identity = TLSConfiguration.Identity(
                certificateFile: certificates.path("client.pem"), keyFile: certificates.path("client.key"))
            let tls = TLSConfiguration(trust: .file(certificates.authority), identity: identity)
            try await withTransport(.init(tls: tls)) { transport in
                let text = try await transport.send(Request(.get, server.url)).text()
                #expect(text == "ok")
            }
        }
    }

    @Test("Files that cannot be used are named")
    func unusableFiles() async throws {
        try await withServer(for: "DNS:localhost") { server, certificates in
            let missing = try await failure(server.url, .file("/nonexistent.pem"))
            #expect(missing.kind == .invalidRequest && missing.reason.contains("/nonexistent.pem"))
            let notPEM = try await failure(server.url, .file(certificates.path("server.ext")))
            #expect(notPEM.kind == .invalidRequest)
        }
    }

    @Test("A connection cut without close_notify within a body that lasts until the end is no whole body")
    func cut() async throws {
        let certificates = try await TestCertificates()
        try await certificates.issue("server", for: "DNS:localhost")
        let server = try await TLSServer("server", certificates, cutsAfter: "HTTP/1.1 200 OK\r\n\r\nhalf of it")
        let error = try await failure(server.url, .file(certificates.authority))
        #expect(error.kind == .truncatedBody)
        await server.close()
    }
}
