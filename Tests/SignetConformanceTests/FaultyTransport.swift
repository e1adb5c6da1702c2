import SignetCore

/// A transport that does something to requests before another sends them.
struct FaultyTransport: Transport {
    let base: any Transport
    let change: @Sendable (Request) -> Request
    /// Whether a request that fails is sent again.
    var repeats = false

    var capabilities: TransportCapabilities { base.capabilities }

    func send(_ request: Request) async throws(TransportError) -> Response {
        let request = change(request)
        do throws(TransportError) {
            return try await base.send(request)
        } catch {
            guard repeats, error.requestMayHaveBeenSent else { throw error }
            return try await base.send(request)
        }
    }

    func shutdown() async {
        await base.shutdown()
    }
}
