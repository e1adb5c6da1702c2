import SignetCore

/// What is to be done when, earliest first: a binary heap.
struct TimerQueue {
    /// Names a timer, to cancel it.
    typealias ID = UInt64
    typealias Action = @Sendable () -> Void

    private struct Entry {
        let when: Moment
        let id: ID
    }

    private var heap: [Entry] = []
    /// An action that is gone was cancelled; its entry stays until its time comes.
    private var actions: [ID: Action] = [:]

    var next: Moment? { heap.first?.when }

    /// - Parameter id: A name that no timer had before.
    mutating func add(_ id: ID, at when: Moment, _ action: @escaping Action) {
        actions[id] = action
        heap.append(Entry(when: when, id: id))
        var child = heap.count - 1
        while child > 0, heap[child].when < heap[(child - 1) / 2].when {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func cancel(_ id: ID) {
        actions[id] = nil
        // An empty table means that every entry left was cancelled.
        if actions.isEmpty { heap.removeAll(keepingCapacity: true) }
    }

    /// Removes and returns what is due.
    mutating func due(at now: Moment) -> [Action] {
        var due: [Action] = []
        while let first = heap.first, first.when <= now {
            removeFirst()
            if let action = actions.removeValue(forKey: first.id) { due.append(action) }
        }
        return due
    }

    private mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].when < heap[least].when {
                least = child
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
