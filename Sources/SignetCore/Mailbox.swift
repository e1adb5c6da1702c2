public import Synchronization

/// Messages for one thread from any thread, in the order they were posted, without a lock.
///
/// A stack whose owner takes all of it at once. That the owner sleeps, or is gone, is a value of the same word: of those who
/// post, exactly the first learns that the owner must be woken, and none is overlooked.
///
/// Public to Signet's own transports alone, and not to the package: what is the package's, the compiler does not make anew for
/// the messages of another module, and a letter posted by way of the runtime takes three times the instructions.
@_spi(Transports) public final class Mailbox<Message: Sendable>: Sendable {
    /// What became of a message.
    public enum Delivery: Sendable {
        /// The owner will find it.
        case delivered
        /// The owner will find it once it is woken, which is for the poster to do.
        case mustWake
        /// There is no owner any more.
        case refused
    }

    /// An object, since its memory comes straight from malloc: what `UnsafeMutablePointer` allocates comes from
    /// `posix_memalign`, which keeps no freed piece at hand, and takes a lock.
    @usableFromInline final class Letter {
        @usableFromInline let message: Message
        /// The letter that was posted before. Unchecked: who posts it has it alone, and then the owner.
        @exclusivity(unchecked) @usableFromInline var next: UInt = 0

        @inlinable init(_ message: Message) {
            self.message = message
        }
    }

    /// The letter posted last, or: 0, nothing is there; 1, nothing is there, and the owner sleeps; 2, the owner is gone. No
    /// allocation has these addresses.
    @usableFromInline let last = Atomic<UInt>(0)

    /// Empty, its owner awake.
    @inlinable public init() {}

    deinit {
        hand(over: last.load(ordering: .acquiring)) { _ in }
    }

    /// Adds `message`; callable from anywhere.
    @inlinable public func post(_ message: Message) -> Delivery {
        let letter = Unmanaged.passRetained(Letter(message))
        let address = UInt(bitPattern: letter.toOpaque())
        var seen = last.load(ordering: .relaxed)
        while seen != 2 {
            letter._withUnsafeGuaranteedRef { $0.next = seen == 1 ? 0 : seen }
            let (exchanged, original) = last.weakCompareExchange(
                expected: seen, desired: address, successOrdering: .releasing, failureOrdering: .relaxed)
            if exchanged { return original == 1 ? .mustWake : .delivered }
            seen = original
        }
        letter.release()
        return .refused
    }

    /// Hands over all there is, first come first; the owner is awake. Called by the owner.
    @inlinable public func takeAll(_ receive: (Message) -> Void) {
        // Looked at first, as below.
        if last.load(ordering: .relaxed) == 0 { return }
        hand(over: last.exchange(0, ordering: .acquiring), to: receive)
    }

    /// Hands over all there is, and refuses what comes later. Called by the owner, as the last thing.
    @inlinable public func close(_ receive: (Message) -> Void) {
        hand(over: last.exchange(2, ordering: .acquiringAndReleasing), to: receive)
    }

    /// Notes that the owner is about to sleep; `false` when there is something to do. Called by the owner.
    @inlinable public func fallAsleep() -> Bool {
        last.compareExchange(expected: 0, desired: 1, ordering: .relaxed).exchanged
    }

    /// Notes that the owner was woken by something else: by itself, or by who calls this, if it slept.
    ///
    /// Of those who find it asleep, exactly one is told so, as by ``post(_:)``.
    @discardableResult
    @inlinable public func wakeUp() -> Bool {
        // Looked at first: to exchange takes the word away from all other cores.
        last.load(ordering: .relaxed) == 1
            && last.compareExchange(expected: 1, desired: 0, ordering: .relaxed).exchanged
    }

    @inlinable func hand(over address: UInt, to receive: (Message) -> Void) {
        var newest = Self.letter(address)
        // What was posted last lies on top: turn the stack over.
        var oldest: Unmanaged<Letter>?
        while let letter = newest {
            letter._withUnsafeGuaranteedRef {
                newest = Self.letter($0.next)
                $0.next = oldest.map { UInt(bitPattern: $0.toOpaque()) } ?? 0
            }
            oldest = letter
        }
        while let letter = oldest {
            letter._withUnsafeGuaranteedRef {
                oldest = Self.letter($0.next)
                receive($0.message)
            }
            letter.release()
        }
    }

    @inlinable static func letter(_ address: UInt) -> Unmanaged<Letter>? {
        address <= 2 ? nil : UnsafeRawPointer(bitPattern: address).map { .fromOpaque($0) }
    }
}
