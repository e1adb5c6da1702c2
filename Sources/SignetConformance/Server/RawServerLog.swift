import Glibc
import Synchronization

/// What a ``RawServer`` has seen, who waits to see more, and which descriptors are open.
final class RawServerLog: Sendable {
    struct Snapshot: Sendable {
        /// The ports of the peers, in the order they were accepted.
        var peers: [Int] = []
        /// Those of them that `connectMarker` made.
        var markers: Set<Int> = []
        var endedByPeer = 0
        var signals = 0
        var requests: [RecordedRequest] = []
        var threads = 0
    }

    private struct Waiter {
        let isReady: @Sendable (Snapshot) -> Bool
        let continuation: CheckedContinuation<Snapshot, Never>
        /// Whether the end of the server is an answer too.
        let endsWithServer: Bool
    }

    private struct State {
        var snapshot = Snapshot()
        var waiters: [Int: Waiter] = [:]
        var nextWaiter = 0
        var connections: Set<Int32> = []
        var isReleased = false
        var isStopped = false
    }

    private let state = Mutex(State())
    private let released: RawGate?

    init() {
        released = RawGate()
    }

    var snapshot: Snapshot { state.withLock { $0.snapshot } }

    func record(_ change: (inout Snapshot) -> Void) {
        let ready = state.withLock { state -> [(Waiter, Snapshot)] in
            change(&state.snapshot)
            let ready = state.waiters.filter { $0.value.isReady(state.snapshot) }
            for id in ready.keys { state.waiters[id] = nil }
            return ready.values.map { ($0, state.snapshot) }
        }
        for (waiter, snapshot) in ready { waiter.continuation.resume(returning: snapshot) }
    }

    func wait(until isReady: @escaping @Sendable (Snapshot) -> Bool) async -> Snapshot {
        await wait(endsWithServer: true, until: isReady)
    }

    func waitForThreads() async -> Snapshot {
        await wait(endsWithServer: false) { $0.threads == 0 }
    }

    private func wait(
        endsWithServer: Bool, until isReady: @escaping @Sendable (Snapshot) -> Bool
    ) async -> Snapshot {
        let id = state.withLock { state in
            defer { state.nextWaiter += 1 }
            return state.nextWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = state.withLock { state -> Snapshot? in
                    let isOver = Task.isCancelled || (endsWithServer && state.isStopped)
                    if isOver || isReady(state.snapshot) { return state.snapshot }
                    state.waiters[id] = Waiter(
                        isReady: isReady, continuation: continuation, endsWithServer: endsWithServer)
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let (waiter, snapshot) = state.withLock { ($0.waiters.removeValue(forKey: id), $0.snapshot) }
            waiter?.continuation.resume(returning: snapshot)
        }
    }

    /// Blocks the calling thread until `release` or `stop`.
    func stall() {
        released?.pass()
    }

    func release() {
        released?.open()
    }

    /// Keeps `descriptor` so that `stop` can end its connection; `false` when the server has stopped already.
    func open(_ descriptor: Int32) -> Bool {
        state.withLock { state in
            if !state.isStopped { state.connections.insert(descriptor) }
            return !state.isStopped
        }
    }

    /// Forgets `descriptor` and closes it, which only its own thread may do.
    func close(_ descriptor: Int32) {
        state.withLock { state in
            state.connections.remove(descriptor)
            _ = Glibc.close(descriptor)
        }
    }

    func stop() {
        let (waiters, snapshot) = state.withLock { state -> ([Waiter], Snapshot) in
            state.isStopped = true
            for descriptor in state.connections { shutdown(descriptor, Int32(SHUT_RDWR)) }
            let ended = state.waiters.filter(\.value.endsWithServer)
            for id in ended.keys { state.waiters[id] = nil }
            return (Array(ended.values), state.snapshot)
        }
        release()
        for waiter in waiters { waiter.continuation.resume(returning: snapshot) }
    }
}
