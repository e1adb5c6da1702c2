import Synchronization

/// What the server has done so far, and which requests could come again.
final class FaultLedger: Sendable {
    private struct State {
        var report = FaultReport()
        var met: [UInt64: Fault] = [:]
    }

    private let state = Mutex(State())

    var report: FaultReport { state.withLock { $0.report } }

    /// What this request meets, now that it has come.
    func arrival(of request: UInt64) -> Fault? {
        state.withLock { state in
            let earlier = state.met[request]
            if let earlier { state.report.resent[earlier.rawValue, default: 0] += 1 }
            guard let fault = Fault.scheduled(for: request), earlier.map({ !$0.permitsResending }) ?? true else {
                state.report.answered += 1
                return nil
            }
            state.met[request] = fault
            state.report.injected[fault.rawValue, default: 0] += 1
            return fault
        }
    }
}
