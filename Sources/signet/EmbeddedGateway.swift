#if Socket
    import ArgumentParser
    import Signet
    import SignetGateway
    import SignetGatewayServer

    /// The development gateway on real sockets: what `serve` serves and `demo` calls.
    struct EmbeddedGateway {
        let development: DevelopmentGateway
        let http: String
        let https: String
        let caFile: String
        private let server: GatewayServer

        /// Listens at the endpoints; without one, on a free port of the loopback.
        static func start(
            http: String?, https: String?, onVerdict: @escaping @Sendable (Verdict) -> Void = { _ in }
        ) async throws(TransportError) -> EmbeddedGateway {
            do {
                let development = try DevelopmentGateway()
                let server = GatewayServer(
                    handler: Gateway(development.configuration, onVerdict: onVerdict),
                    http: try http.map(GatewayServer.Address.init) ?? .loopback(),
                    https: try https.map(GatewayServer.Address.init) ?? .loopback())
                let endpoints = try await server.start()
                return EmbeddedGateway(
                    development: development, http: endpoints.httpURL ?? "", https: endpoints.httpsURL ?? "",
                    caFile: endpoints.caFile ?? "", server: server)
            } catch let error as GatewayServerError where error.kind == .invalidAddress {
                throw .invalidRequest(error.reason, remedy: error.remedy)
            } catch {
                throw TransportError(
                    .resourceExhausted, during: nil, "the gateway cannot start: \(error)", requestMayHaveBeenSent: false
                )
            }
        }

        func shutdown() async {
            await server.shutdown()
        }

        /// The API below `base`, `http://HOST:PORT`.
        func apiURL(_ base: String) -> String {
            "\(base)/\(development.configuration.stage)"
        }

        /// STS at `base`.
        func stsURL(_ base: String) -> String {
            base + "/"
        }
    }
#endif
