import Dispatch
import Synchronization

/// Where threads wait for one another: each group of `count` goes on together.
final class Rendezvous: Sendable {
    private let count: Int
    private let group = Mutex((arrived: 0, isComplete: DispatchSemaphore(value: 0)))

    init(of count: Int) {
        self.count = count
    }

    /// Blocks until the caller's group is complete.
    func meet() {
        let isComplete = group.withLock { group in
            let isComplete = group.isComplete
            group.arrived += 1
            if group.arrived == count {
                for _ in 0..<count { isComplete.signal() }
                group = (0, DispatchSemaphore(value: 0))
            }
            return isComplete
        }
        isComplete.wait()
    }
}
