import Signet
import SignetGateway
import SignetGatewayServer
import Testing

@Suite("TLS that must not be")
struct TLSFailureTests {
    /// Starts the gateway, and gives the error with which `courier` refuses to send to `url` of it.
    private func refusal(
        of courier: Courier, tls: (GatewayServer.Endpoints) -> TLSConfiguration = { _ in TLSConfiguration() },
        url: (GatewayServer.Endpoints) throws -> String
    ) async throws -> TransportError {
        let recorder = Recorder<Verdict>()
        let gateway = Gateway(try DevelopmentGateway().configuration) { recorder.append($0) }
        let server = GatewayServer(handler: gateway, http: .loopback(), https: .loopback())
        let endpoints = try await server.start()
        let port = try #require(endpoints.httpsPort)
        let transport = try courier.make(
            tls: tls(endpoints),
            resolve: courier == .urlsession
                ? [] : [ResolveOverride(host: "wrong.example", port: port, address: "127.0.0.1")])
        let request = try Request(.get, try url(endpoints) + "/prod")
        let error = await #expect(throws: TransportError.self) { _ = try await transport.send(request) }
        await transport.shutdown()
        await server.shutdown()
        #expect(recorder.values.isEmpty, "no byte of a request may reach a server that is not trusted")
        return try #require(error)
    }

    @Test("A certificate of an unknown authority is not trusted, and nothing is sent", arguments: Courier.allCases)
    func unknownAuthority(courier: Courier) async throws {
        let error = try await refusal(of: courier) { try #require($0.httpsURL) }
        #expect(error.kind == .tlsVerification)
        #expect(error.phase == .tls)
        #expect(!error.requestMayHaveBeenSent)
        #expect(error.peer != nil)
    }

    /// URLSession can be pointed at no address and no authority of a test's own; it declares both.
    @Test("A certificate for another host is not trusted, and nothing is sent", arguments: [Courier.socket, .curl])
    func wrongHost(courier: Courier) async throws {
        let error = try await refusal(of: courier) { endpoints in
            TLSConfiguration(trust: endpoints.caFile.map(TLSConfiguration.Trust.file) ?? .system)
        } url: {
            "https://wrong.example:\(try #require($0.httpsPort))"
        }
        #expect(error.kind == .tlsVerification)
        #expect(error.phase == .tls)
        #expect(!error.requestMayHaveBeenSent)
        #expect(error.description.contains("wrong.example"))
    }

    @Test("A server that does not speak TLS is told from one that is not trusted", arguments: Courier.allCases)
    func plainServer(courier: Courier) async throws {
        let error = try await refusal(of: courier) { "https://127.0.0.1:\(try #require($0.httpPort))" }
        #expect(error.kind == .tlsHandshake)
        #expect(!error.requestMayHaveBeenSent)
    }

    @Test("What URLSession cannot be told it declares, and refuses")
    func declared() throws {
        for tls in [
            TLSConfiguration(trust: .file("/no/such/file")), TLSConfiguration(trust: .insecureNone),
            TLSConfiguration(identity: .init(certificateFile: "/a", keyFile: "/b")),
        ] {
            let error = #expect(throws: TransportError.self) { try Courier.urlsession.make(tls: tls) }
            #expect(error?.kind == .unsupported)
        }
    }
}
