import Synchronization

/// A value that threads change and tasks wait for.
final class Watched<Value: Sendable>: Sendable {
    private struct Waiter {
        let isReady: @Sendable (Value) -> Bool
        let continuation: CheckedContinuation<Value, Never>
    }

    private struct State {
        var value: Value
        var waiters: [Int: Waiter] = [:]
        var lastWaiter = 0
    }

    private let state: Mutex<State>

    init(_ value: Value) {
        state = Mutex(State(value: value))
    }

    var value: Value { state.withLock { $0.value } }

    func change(_ change: (inout Value) -> Void) {
        let (ready, value) = state.withLock { state -> ([Waiter], Value) in
            change(&state.value)
            guard !state.waiters.isEmpty else { return ([], state.value) }
            let ready = state.waiters.filter { $0.value.isReady(state.value) }
            for id in ready.keys { state.waiters[id] = nil }
            return (Array(ready.values), state.value)
        }
        for waiter in ready { waiter.continuation.resume(returning: value) }
    }

    /// Waits until `isReady`, or until the task is cancelled; returns the value that ended the wait.
    @discardableResult
    func wait(until isReady: @escaping @Sendable (Value) -> Bool) async -> Value {
        let id = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = state.withLock { state -> Value? in
                    if Task.isCancelled || isReady(state.value) { return state.value }
                    state.waiters[id] = Waiter(isReady: isReady, continuation: continuation)
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let (waiter, value) = state.withLock { ($0.waiters.removeValue(forKey: id), $0.value) }
            waiter?.continuation.resume(returning: value)
        }
    }
}
