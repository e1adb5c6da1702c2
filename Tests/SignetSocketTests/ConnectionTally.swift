import Synchronization

/// How many connections a server has accepted and been done with, and who waits for more.
final class ConnectionTally: Sendable {
    struct Counts: Sendable {
        var accepted = 0
        /// Those whose `serve` has returned; one that reads to the end returns when the client hangs up.
        var finished = 0
    }

    typealias Condition = @Sendable (Counts) -> Bool

    private struct State {
        var counts = Counts()
        var waiters: [Int: (isMet: Condition, continuation: CheckedContinuation<Bool, Never>)] = [:]
        var nextWaiter = 0
    }

    private let state = Mutex(State())

    var counts: Counts { state.withLock { $0.counts } }

    func count(_ change: (inout Counts) -> Void) {
        let answered = state.withLock { state in
            change(&state.counts)
            let met = state.waiters.filter { $0.value.isMet(state.counts) }
            for number in met.keys { state.waiters[number] = nil }
            return met.values.map(\.continuation)
        }
        for continuation in answered { continuation.resume(returning: true) }
    }

    /// Waits until the counts meet `condition`; gives up after ten seconds, lest a test that fails never ends.
    func wait(until condition: @escaping Condition) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { await self.becomes(condition) }
            group.addTask {
                try? await Task.sleep(for: .seconds(10))
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }

    private func becomes(_ condition: @escaping Condition) async -> Bool {
        let number = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = state.withLock { state -> Bool? in
                    if condition(state.counts) { return true }
                    if Task.isCancelled { return false }
                    state.waiters[number] = (condition, continuation)
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: number) }
            waiter?.continuation.resume(returning: false)
        }
    }
}
