import Synchronization

/// How many connections a server has at once, counted on its side.
final class OpenConnections: Sendable {
    private let counts = Mutex((now: 0, most: 0))

    /// The most there ever were.
    var most: Int { counts.withLock { $0.most } }

    /// Counts one for as long as `serve` runs.
    func during(_ serve: () -> Void) {
        counts.withLock { counts in
            counts.now += 1
            counts.most = max(counts.most, counts.now)
        }
        serve()
        counts.withLock { $0.now -= 1 }
    }
}
