import SignetCore
import Synchronization

/// The one transport that cases share, so that its connections are used again.
final class SharedTransport: Sendable {
    private let made = Mutex<(any Transport)?>(nil)

    /// The transport, made when it is first asked for; cases run one by one.
    func transport(of subject: ConformanceSubject) async throws(TransportError) -> any Transport {
        if let transport = made.withLock({ $0 }) { return transport }
        let transport = try await subject.make(ConformanceSubject.Settings())
        made.withLock { $0 = transport }
        return transport
    }
}
