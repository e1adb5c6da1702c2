import SignetCore
import Synchronization

/// The settings of TLS, read from their files once. Asked once a handshake, and never on the way of a request.
final class TLSContexts: Sendable {
    private let contexts = Mutex<[TLSConfiguration: TLSContext]>([:])

    func context(_ configuration: TLSConfiguration) async throws(TransportError) -> Result<TLSContext, TLSFailure> {
        if let context = contexts.withLock({ $0[configuration] }) { return .success(context) }
        let made = try await BlockingThreads.shared.run { () -> Result<TLSContext, TLSFailure> in
            Result { () throws(TLSFailure) in try TLSContext(client: configuration) }
        }
        return made.map { context in
            contexts.withLock { contexts in
                let kept = contexts[configuration] ?? context
                contexts[configuration] = kept
                return kept
            }
        }
    }
}
