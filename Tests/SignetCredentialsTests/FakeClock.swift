import SignetCredentials
import SignetSigV4
import Synchronization

/// A clock that a test sets, and that counts how often it was read.
final class FakeClock: Sendable {
    private let state = Mutex((seconds: Int64(1_700_000_000), reads: 0))

    var wallClock: WallClock {
        WallClock {
            self.state.withLock { state in
                state.reads += 1
                return Timestamp(secondsSince1970: state.seconds)
            }
        }
    }

    var now: Timestamp { state.withLock { Timestamp(secondsSince1970: $0.seconds) } }

    var reads: Int { state.withLock { $0.reads } }

    func advance(_ seconds: Int64) {
        state.withLock { $0.seconds += seconds }
    }
}
