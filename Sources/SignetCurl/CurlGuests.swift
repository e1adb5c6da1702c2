#if Curl
    import Synchronization

    /// How many calls have their tasks run on the engine's thread, which cannot end before they have.
    final class CurlGuests: Sendable {
        private static let none = 0
        /// The thread ends: nobody is let in any more.
        private static let closed = -1

        private let count = Atomic<Int>(none)

        /// `false` when the thread has ended, or is about to.
        func enter() -> Bool {
            var seen = count.load(ordering: .relaxed)
            while seen != Self.closed {
                let (exchanged, original) = count.weakCompareExchange(
                    expected: seen, desired: seen + 1, ordering: .acquiringAndReleasing)
                if exchanged { return true }
                seen = original
            }
            return false
        }

        /// Whether that was the last one.
        func leave() -> Bool {
            count.subtract(1, ordering: .acquiringAndReleasing).newValue == Self.none
        }

        /// Lets nobody in any more; `false` when somebody is there.
        func close() -> Bool {
            let (exchanged, original) = count.compareExchange(
                expected: Self.none, desired: Self.closed, ordering: .acquiringAndReleasing)
            return exchanged || original == Self.closed
        }
    }
#endif
