import Signet
import Synchronization

/// What the client has seen, in memory that does not grow.
final class Tally: Sendable {
    /// The counts.
    struct Counts: Sendable {
        /// Responses as they should be.
        var responses = 0
        /// Requests that met their fault, and failed as they must, by the name of the fault.
        var failures: [String: Int] = [:]
        /// Requests that ended otherwise than they must.
        var surprises = 0
        /// The first of these, in words.
        var examples: [String] = []
    }

    private let state = Mutex(Counts())

    var counts: Counts { state.withLock { $0 } }

    func response() {
        state.withLock { $0.responses += 1 }
    }

    func failure(_ fault: Fault) {
        state.withLock { $0.failures[fault.rawValue, default: 0] += 1 }
    }

    func surprise(_ text: String) {
        state.withLock { counts in
            counts.surprises += 1
            if counts.examples.count < 10 { counts.examples.append(text) }
        }
    }
}
