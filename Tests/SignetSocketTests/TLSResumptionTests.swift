import CSignetOpenSSL
import HTTPTypes
import SignetCore
import SignetSocket
import Testing

@Suite("TLS sessions")
struct TLSResumptionTests {
    /// Whether each of `count` connections, one after the other, resumed a session.
    private func connections(_ count: Int, to url: String, through transport: SocketTransport) async throws -> [Bool?] {
        var resumed: [Bool?] = []
        for _ in 0..<count {
            let response = try await transport.send(Request(.get, url, headers: [.connection: "close"]))
            #expect(try await response.text() == "ok")
            #expect(response.connection.isReused == false)
            resumed.append(response.connection.isTLSResumed)
        }
        return resumed
    }

    private func withServer(
        maximum: Int32, requiresClient: Bool = false, _ body: (TLSServer, TestCertificates) async throws -> Void
    ) async throws {
        let certificates = try await TestCertificates()
        try await certificates.issue("server", for: "DNS:localhost,IP:127.0.0.1")
        let server = try await TLSServer(
            "server", certificates, requiresClient: requiresClient, maximum: maximum)
        try await body(server, certificates)
        await server.close()
    }

    @Test("Every connection but the first resumes a session", arguments: [TLS1_2_VERSION, TLS1_3_VERSION])
    func resumes(version: Int32) async throws {
        try await withServer(maximum: version) { server, certificates in
            try await withTransport(.init(tls: .init(trust: .file(certificates.authority)))) { transport in
                let resumed = try await connections(6, to: server.url, through: transport)
                #expect(resumed == [false, true, true, true, true, true])
            }
        }
    }

    @Test("A session with a client certificate is resumed", arguments: [TLS1_2_VERSION, TLS1_3_VERSION])
    func resumesWithIdentity(version: Int32) async throws {
        try await withServer(maximum: version, requiresClient: true) { server, certificates in
            try await certificates.issue("client", for: "DNS:client.example")
            let identity = TLSConfiguration.Identity(
                certificateFile: certificates.path("client.pem"), keyFile: certificates.path("client.key"))
            let tls = TLSConfiguration(trust: .file(certificates.authority), identity: identity)
            try await withTransport(.init(tls: tls)) { transport in
                let resumed = try await connections(2, to: server.url, through: transport)
                #expect(resumed == [false, true])
            }
        }
    }

    @Test("What one name granted, another does not take up")
    func otherOrigin() async throws {
        try await withServer(maximum: TLS1_3_VERSION) { server, certificates in
            try await withTransport(.init(tls: .init(trust: .file(certificates.authority)))) { transport in
                let byName = try await connections(1, to: server.url, through: transport)
                let byAddress = try await connections(
                    2, to: "https://127.0.0.1:\(server.port)", through: transport)
                #expect(byName == [false] && byAddress == [false, true])
            }
        }
    }

    @Test("What was agreed on without trust is never resumed with it", arguments: [TLS1_2_VERSION, TLS1_3_VERSION])
    func otherTrust(version: Int32) async throws {
        try await withServer(maximum: version) { server, certificates in
            let engine = SocketTransport(tls: .init(trust: .insecureNone))
            let resumed = try await connections(2, to: server.url, through: engine)
            #expect(resumed == [false, true])
            await engine.shutdown()
            try await withTransport(.init(tls: .init(trust: .file(certificates.authority)))) { transport in
                let resumed = try await connections(2, to: server.url, through: transport)
                #expect(resumed == [false, true])
            }
            try await withTransport { transport in
                let error = await failure { _ = try await connections(1, to: server.url, through: transport) }
                #expect(error?.kind == .tlsVerification)
            }
        }
    }

    @Test(
        "A server that shows another certificate than when its session began is verified anew",
        arguments: [TLS1_2_VERSION, TLS1_3_VERSION])
    func changedCertificate(version: Int32) async throws {
        try await withServer(maximum: version) { server, certificates in
            try await withTransport(.init(tls: .init(trust: .file(certificates.authority)))) { transport in
                #expect(try await connections(2, to: server.url, through: transport) == [false, true])
                await server.close()
                try await certificates.issue("other", for: "DNS:other.example")
                let other = try await TLSServer("other", certificates, maximum: version, port: server.port)
                let error = await failure { _ = try await connections(1, to: server.url, through: transport) }
                #expect(error?.kind == .tlsVerification && other.requestCount == 0)
                await other.close()
            }
        }
    }
}
