import Synchronization

/// Tells where flags and hosts disagree, each once however many lines and blocks meet it.
final class ConflictReport: Sendable {
    /// Ten: who has read as many knows that the flag does not fit the batch.
    private static let maximumCount = 10

    private let told = Mutex<Set<String>>([])

    func tell(_ conflicts: [String]) {
        for conflict in conflicts {
            let isNew = told.withLock { $0.count < Self.maximumCount && $0.insert(conflict).inserted }
            if isNew { StandardError.write("signet: \(conflict)\n") }
        }
    }
}
