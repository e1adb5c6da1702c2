import Synchronization

/// The right to one connection of an origin, given up once: at the latest when nothing holds it any more.
///
/// Whatever becomes of the holder, an establishment that fails or a connection that dies, the next in line gets its turn.
final class ConnectionPlace: Sendable {
    let pool: OriginPool
    private let isOver = Atomic(false)

    init(in pool: OriginPool) {
        self.pool = pool
    }

    deinit {
        giveUp()
    }

    var isHeld: Bool { !isOver.load(ordering: .acquiring) }

    /// Lets somebody else have it.
    func giveUp() {
        if end() { pool.giveUpPlace() }
    }

    /// The place under a new name, for the connection that replaces its holder; `nil` when it was given up.
    func passOn() -> ConnectionPlace? {
        end() ? ConnectionPlace(in: pool) : nil
    }

    private func end() -> Bool {
        !isOver.exchange(true, ordering: .acquiringAndReleasing)
    }
}
