#if Socket
    import HTTPTypes
    import SignetCore
    import SignetGatewayServer
    import Synchronization

    /// A handler that answers with what it was given, and remembers it.
    final class Echo: Transport {
        let capabilities = TransportCapabilities()
        private let heard = Mutex<[String]>([])

        /// The targets, in the order they came.
        var targets: [String] { heard.withLock { $0 } }

        func send(_ request: Request) async throws(TransportError) -> Response {
            try request.validate(for: capabilities)
            heard.withLock { $0.append(request.head.path ?? "") }
            return Response(
                status: .ok, headers: [.contentType: "text/plain"], body: .bytes(Self.transcript(of: request)))
        }

        func shutdown() async {}

        /// Method, target and authority; the field lines; an empty line; the body.
        private static func transcript(of request: Request) -> [UInt8] {
            let head = request.head
            let first = "\(head.method.rawValue) \(head.path ?? "") \(head.authority ?? "") \(request.origin)\n"
            let fields = head.headerFields.map { "\($0.name.rawName)=\($0.value)\n" }.joined()
            return Array((first + fields + "\n").utf8) + (request.body.bytes ?? [])
        }
    }

    /// Runs `body` with a server and shuts it down.
    func withServer(
        _ handler: any Transport = Echo(), limits: ServerLimits = ServerLimits(),
        _ body: (GatewayServer.Endpoints) async throws -> Void
    ) async throws {
        let server = GatewayServer(handler: handler, limits: limits)
        let endpoints = try await server.start()
        let result: Result<Void, any Error>
        do { result = .success(try await body(endpoints)) } catch { result = .failure(error) }
        await server.shutdown()
        try result.get()
    }

    /// A connection to the http port.
    func connect(_ endpoints: GatewayServer.Endpoints) throws -> RawPeer {
        try RawPeer(port: endpoints.httpPort ?? 0)
    }
#endif
