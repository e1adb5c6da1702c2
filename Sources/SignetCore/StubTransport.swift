/// A transport that answers from a closure: the test double, and the shortest transport there is.
public struct StubTransport: Transport {
    /// Everything: what a closure cannot do it does not pretend to.
    public let capabilities: TransportCapabilities

    private let respond: @Sendable (Request) async throws(TransportError) -> Response

    /// A transport that answers each request with what `respond` returns.
    public init(
        capabilities: TransportCapabilities = TransportCapabilities(),
        _ respond: @escaping @Sendable (Request) async throws(TransportError) -> Response
    ) {
        self.capabilities = capabilities
        self.respond = respond
    }

    /// Validates `request` as every transport does, and answers it.
    public func send(_ request: Request) async throws(TransportError) -> Response {
        try request.validate(for: capabilities)
        return try await respond(request)
    }

    /// Does nothing: a closure holds no connection.
    public func shutdown() async {}
}
