import Synchronization

/// A value that is given once and awaited once; whoever gives it first wins.
final class Promise<Value: Sendable>: Sendable {
    private enum State {
        case pending
        case awaited(CheckedContinuation<Value, Never>)
        case fulfilled(Value)
        case over
    }

    private let state = Mutex(State.pending)

    func fulfil(_ value: Value) {
        let waiter = state.withLock { state -> CheckedContinuation<Value, Never>? in
            switch state {
            case .pending:
                state = .fulfilled(value)
                return nil
            case .awaited(let waiter):
                state = .over
                return waiter
            case .fulfilled, .over: return nil
            }
        }
        waiter?.resume(returning: value)
    }

    var value: Value {
        get async {
            await withCheckedContinuation { waiter in
                let value = state.withLock { state -> Value? in
                    guard case .fulfilled(let value) = state else {
                        state = .awaited(waiter)
                        return nil
                    }
                    state = .over
                    return value
                }
                if let value { waiter.resume(returning: value) }
            }
        }
    }
}
