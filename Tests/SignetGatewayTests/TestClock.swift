import SignetSigV4
import Synchronization

/// A clock that goes when it is told to.
final class TestClock: Sendable {
    private let moment = Mutex(Timestamp(secondsSince1970: 1_700_000_000))

    var now: Timestamp { moment.withLock { $0 } }

    func advance(by seconds: Int64) {
        moment.withLock { $0 = $0.adding(seconds: seconds) }
    }
}
