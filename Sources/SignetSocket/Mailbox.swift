import Synchronization

/// Work for one thread from any thread, in the order it was posted, without a lock.
///
/// A stack whose owner takes all of it at once. That the owner sleeps is a value of the same word: of those who post,
/// exactly the first learns that the owner must be woken, and none is overlooked.
final class Mailbox: Sendable {
    private struct Letter {
        let work: ReactorWork
        /// The letter that was posted before.
        var next: UInt
    }

    /// Nothing is there.
    private static let empty: UInt = 0
    /// Nothing is there, and the owner sleeps. No allocation has this address.
    private static let asleep: UInt = 1

    /// The letter posted last, or one of the above.
    private let last = Atomic<UInt>(empty)

    deinit {
        takeAll { _ in }
    }

    /// Adds `work`; returns whether the owner must be woken.
    func post(_ work: ReactorWork) -> Bool {
        let letter = UnsafeMutablePointer<Letter>.allocate(capacity: 1)
        letter.initialize(to: Letter(work: work, next: Self.empty))
        let address = UInt(bitPattern: letter)
        var seen = last.load(ordering: .relaxed)
        while true {
            letter.pointee.next = seen == Self.asleep ? Self.empty : seen
            let (exchanged, original) = last.weakCompareExchange(
                expected: seen, desired: address, successOrdering: .releasing, failureOrdering: .relaxed)
            if exchanged { return original == Self.asleep }
            seen = original
        }
    }

    /// Hands over all there is, first come first; the owner is awake. Called by the owner.
    func takeAll(_ receive: (ReactorWork) -> Void) {
        var newest = Self.letter(last.exchange(Self.empty, ordering: .acquiring))
        // What was posted last lies on top: turn the stack over.
        var oldest: UnsafeMutablePointer<Letter>?
        while let letter = newest {
            newest = Self.letter(letter.pointee.next)
            letter.pointee.next = UInt(bitPattern: oldest)
            oldest = letter
        }
        while let letter = oldest {
            oldest = Self.letter(letter.pointee.next)
            receive(letter.move().work)
            letter.deallocate()
        }
    }

    /// Notes that the owner is about to sleep; `false` when there is something to do. Called by the owner.
    func fallAsleep() -> Bool {
        last.compareExchange(expected: Self.empty, desired: Self.asleep, ordering: .relaxed).exchanged
    }

    /// Notes that the owner was woken by something else. Called by the owner.
    func wakeUp() {
        _ = last.compareExchange(expected: Self.asleep, desired: Self.empty, ordering: .relaxed)
    }

    private static func letter(_ address: UInt) -> UnsafeMutablePointer<Letter>? {
        address == asleep ? nil : UnsafeMutablePointer(bitPattern: address)
    }
}
