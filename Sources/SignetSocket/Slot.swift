import Synchronization

/// Where an object is kept once it is made: found without a lock, and looked at without a reference of one's own, which every
/// thread would count in the same place.
///
/// `AtomicLazyReference` has the runtime look up a type each time it is read, which takes 330 instructions.
final class Slot<Object: AnyObject & Sendable>: Sendable {
    private let kept = Atomic<Unmanaged<Object>?>(nil)

    deinit {
        kept.load(ordering: .acquiring)?.release()
    }

    /// `nil` before one is made.
    var object: Object? { kept.load(ordering: .acquiring)?.takeUnretainedValue() }

    /// What `look` says of the object; `nil` before one is made.
    func with<Result>(_ look: (Object) -> Result) -> Result? {
        kept.load(ordering: .acquiring)?._withUnsafeGuaranteedRef(look)
    }

    /// Keeps `object`, unless another came first; returns the one that is kept.
    func keep(_ object: Object) -> Object {
        let mine = Unmanaged.passRetained(object)
        let first = kept.compareExchange(expected: nil, desired: mine, ordering: .acquiringAndReleasing).original
        guard let first else { return object }
        mine.release()
        return first.takeUnretainedValue()
    }
}
