import SignetCore

/// A transport with a fault in front of it.
struct FaultyTransport: Transport {
    typealias Send = @Sendable (any Transport, Request) async throws(TransportError) -> Response

    private let transport: any Transport
    private let faultySend: Send

    init(_ transport: any Transport, _ send: @escaping Send) {
        self.transport = transport
        faultySend = send
    }

    var capabilities: TransportCapabilities { transport.capabilities }

    func send(_ request: Request) async throws(TransportError) -> Response {
        try await faultySend(transport, request)
    }

    func shutdown() async {
        await transport.shutdown()
    }
}
