import SignetCore
import Synchronization

/// Whether a transport has been shut down; shared by the copies of the value that holds it.
final class Lifetime: Sendable {
    private let isOver = Atomic(false)

    /// Ends it; idempotent.
    func end() {
        isOver.store(true, ordering: .relaxed)
    }

    /// Refuses a call that comes afterwards.
    func check(peer: String) throws(TransportError) {
        guard isOver.load(ordering: .relaxed) else { return }
        throw TransportError(
            .shutDown, during: nil, peer: peer, "the gateway has been shut down", requestMayHaveBeenSent: false)
    }
}
