import Synchronization

/// Where the pool of one reactor is kept once it is made: found without a lock, and looked at without a reference of one's own,
/// which every thread would count in the same place.
final class PoolSlot: Sendable {
    private let kept = Atomic<Unmanaged<ReactorPool>?>(nil)

    deinit {
        kept.load(ordering: .acquiring)?.release()
    }

    /// `nil` before one is made.
    var pool: ReactorPool? { kept.load(ordering: .acquiring)?.takeUnretainedValue() }

    /// Whether the caller is on its thread, if only for the moment.
    var isCurrent: Bool {
        kept.load(ordering: .acquiring)?._withUnsafeGuaranteedRef { $0.reactor.isCurrent } ?? false
    }

    /// Keeps `pool`, unless another came first; returns the one that is kept.
    func keep(_ pool: ReactorPool) -> ReactorPool {
        let mine = Unmanaged.passRetained(pool)
        let first = kept.compareExchange(expected: nil, desired: mine, ordering: .acquiringAndReleasing).original
        guard let first else { return pool }
        mine.release()
        return first.takeUnretainedValue()
    }
}
