import SignetCore
import Synchronization

/// A transport that passes everything on to another, and keeps the error of the last request.
final class RecordingTransport: Transport {
    private let courier: any Transport
    private let last = Mutex<TransportError?>(nil)

    init(_ courier: any Transport) {
        self.courier = courier
    }

    var error: TransportError? { last.withLock { $0 } }
    var capabilities: TransportCapabilities { courier.capabilities }

    func send(_ request: Request) async throws(TransportError) -> Response {
        do {
            return try await courier.send(request)
        } catch {
            last.withLock { $0 = error }
            throw error
        }
    }

    func shutdown() async {
        await courier.shutdown()
    }
}
