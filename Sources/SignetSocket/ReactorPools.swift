import Synchronization

/// The pools of a transport, one a reactor, each started when it is first needed and found without a lock.
final class ReactorPools: Sendable {
    private let slots: [Slot<ReactorPool>]
    private let make: @Sendable (Reactor) -> ReactorPool
    /// How many tasks a reactor takes before another is begun.
    private let tasksEach: Int

    init(count: Int, tasksEach: Int, make: @escaping @Sendable (Reactor) -> ReactorPool) {
        slots = (0..<max(1, count)).map { _ in Slot() }
        self.tasksEach = tasksEach
        self.make = make
    }

    /// Those that run.
    var started: [ReactorPool] { slots.compactMap(\.object) }

    /// The one whose thread the caller is on, if only for the moment.
    var atHand: ReactorPool? {
        slots.withUnsafeBufferPointer { slots in
            slots.first { $0.with { $0.reactor.isCurrent } == true }?.object
        }
    }

    /// The one that the caller is on, and stays on.
    var current: ReactorPool? { atHand.flatMap { $0.isCurrent ? $0 : nil } }

    /// Where a route is served for tasks that are on no reactor: always the same one, so that a connection that was kept
    /// is found there, in one hop.
    ///
    /// - Throws: `.system` when it cannot be started and none runs.
    func home(of route: Route) throws(StreamFailure) -> ReactorPool {
        try pool(slots.count == 1 ? 0 : Int(UInt(bitPattern: route.originHash) % UInt(slots.count)))
    }

    /// Where one more task goes: to the first that has room for it, or else to the one with the fewest.
    ///
    /// - Throws: `.system` when it cannot be started and none runs.
    func roomiest() throws(StreamFailure) -> ReactorPool {
        var best = try pool(0)
        for index in slots.indices {
            let next = try pool(index)
            let count = next.taskCount.load(ordering: .relaxed)
            if count < tasksEach { return next }
            if count < best.taskCount.load(ordering: .relaxed) { best = next }
        }
        return best
    }

    private func pool(_ index: Int) throws(StreamFailure) -> ReactorPool {
        if let pool = slots[index].object { return pool }
        do throws(StreamFailure) {
            // Of two that start it at once, one keeps the thread it has started; the other's ends.
            return slots[index].keep(make(try Reactor()))
        } catch {
            guard let pool = started.first else { throw error }
            return pool
        }
    }
}
