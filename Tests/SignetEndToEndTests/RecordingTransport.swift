import Signet
import Synchronization

/// Remembers what passes: what stands between the signature and the courier.
final class RecordingTransport: Transport {
    private let base: any Transport
    private let recorded = Mutex<[Request]>([])

    init(_ base: any Transport) {
        self.base = base
    }

    var requests: [Request] { recorded.withLock { $0 } }

    var capabilities: TransportCapabilities { base.capabilities }

    func send(_ request: Request) async throws(TransportError) -> Response {
        recorded.withLock { $0.append(request) }
        return try await base.send(request)
    }

    func shutdown() async {
        await base.shutdown()
    }
}
