import HTTPTypes
import SignetCertificates
import SignetCore

/// One run of one case on TLS.
struct TLSCaseRun: Sendable {
    private let rule: TLSConformanceCase
    private let systemAuthorities: String?
    private let make: TLSConformanceCase.Maker
    private let watchdog = Watchdog()

    init(
        _ rule: TLSConformanceCase, systemAuthorities: String?, _ make: @escaping TLSConformanceCase.Maker
    ) {
        self.rule = rule
        self.systemAuthorities = systemAuthorities
        self.make = make
    }

    func verdict(within limit: Duration) async -> CaseResult.Verdict {
        await watchdog.verdict(within: limit) { await judge() }
    }

    private func judge() async -> CaseResult.Verdict {
        do {
            let authority = try CertifiedKey(.init("Conformance authority", .authority(pathLength: nil)))
            let chain = try rule.chain(authority)
            let folder = try ScratchFolder()
            let configuration = try configuration(authority, chain, folder)
            let server = try TLSServer(TLSServerContext(chain, clients: authority, rule.manner), rule.manner)
            let verdict = await judge(server, configuration)
            await server.stop()
            return verdict
        } catch {
            return .failed("the server or its certificates could not be made: \(error)")
        }
    }

    private func configuration(
        _ authority: CertifiedKey, _ chain: [CertifiedKey], _ folder: ScratchFolder
    ) throws -> TLSConfiguration {
        var configuration = TLSConfiguration()
        let pem = try authority.certificate.pem()
        if let systemAuthorities {
            try ScratchFolder.write(pem, to: systemAuthorities)
        } else {
            configuration.trust = .file(try folder.authority(pem))
        }
        switch rule.client {
        case .trusting: break
        case .insecure: configuration.trust = .insecureNone
        case .modern: configuration.minimumVersion = .tls13
        case .certified:
            let client = try CertifiedKey(.init("Conformance client", .client), issuer: authority)
            let files = try folder.client(client.certificate.pem(), key: client.key.pem())
            configuration.identity = .init(certificateFile: files.certificate, keyFile: files.key)
        case .pinningServer: configuration.pins = Set(chain.prefix(1).map { PublicKeyPin($0.certificate) })
        case .pinningOther: configuration.pins = [PublicKeyPin(digest: [UInt8](repeating: 0, count: 32))]
        }
        return configuration
    }

    private func judge(_ server: TLSServer, _ configuration: TLSConfiguration) async -> CaseResult.Verdict {
        let resolve =
            systemAuthorities == nil && rule.needs.contains(.resolveOverride)
            ? [ResolveOverride(host: rule.host, port: server.port, address: "127.0.0.1")] : []
        let transport: any Transport
        do {
            // One without settings, as one that cannot have them is not made at all.
            if let lack = await lack(of: try await make(TLSConfiguration(), [])) { return lack }
            transport = try await make(configuration, resolve)
        } catch {
            return .failed("the transport could not be made: \(error)")
        }
        watchdog.note("the response")
        let observation = await send("https://\(rule.host):\(server.port)/", through: transport)
        watchdog.note("the transport to shut down")
        await transport.shutdown()
        watchdog.note("the server to stop")
        await server.stop()
        if let why = observation.difference(from: rule.outcome.outcome) { return .failed(why) }
        let bytes = server.applicationBytes
        if rule.outcome.isRefusal, bytes > 0 { return .failed("\(bytes) application bytes reached the server") }
        return .passed
    }

    /// The verdict on a transport that declares to lack what the case needs.
    private func lack(of transport: any Transport) async -> CaseResult.Verdict? {
        let capabilities = transport.capabilities
        await transport.shutdown()
        for item in rule.needs(besidesSystemFiles: systemAuthorities != nil) {
            if case .unsupported(let reason) = capabilities[item] { return .excluded(item, reason: reason) }
        }
        return nil
    }

    private func send(_ url: String, through transport: any Transport) async -> Observation {
        var observation = Observation()
        do throws(TransportError) {
            let response = try await transport.send(
                try Request(rule.body.bytes == [] ? .get : .put, url, body: rule.body))
            observation.response = response
            for try await chunk in response.body { observation.body += chunk }
        } catch {
            observation.error = error
        }
        return observation
    }
}
