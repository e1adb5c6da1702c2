import SignetCore
import Synchronization

/// Responses that are never let go.
final class Kept: Sendable {
    private let responses = Mutex<[Response]>([])

    func keep(_ response: Response) {
        responses.withLock { $0.append(response) }
    }
}
