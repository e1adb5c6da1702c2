import Synchronization

extension Body {
    /// The right to read a once-only stream, which is used up by its first reader.
    final class Ticket: Sendable {
        private let isUsed = Atomic(false)

        /// Whether there has been a reader.
        var isTaken: Bool { isUsed.load(ordering: .relaxed) }

        /// Whether this was the first call.
        func take() -> Bool {
            !isUsed.exchange(true, ordering: .relaxed)
        }
    }
}
