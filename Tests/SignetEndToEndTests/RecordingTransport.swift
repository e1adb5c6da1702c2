import Signet

/// Remembers what passes: what stands between the signature and the courier.
struct RecordingTransport: Transport {
    private let base: any Transport
    private let recorder = Recorder<Request>()

    init(_ base: any Transport) {
        self.base = base
    }

    var requests: [Request] { recorder.values }

    var capabilities: TransportCapabilities { base.capabilities }

    func send(_ request: Request) async throws(TransportError) -> Response {
        recorder.append(request)
        return try await base.send(request)
    }

    func shutdown() async {
        await base.shutdown()
    }
}
