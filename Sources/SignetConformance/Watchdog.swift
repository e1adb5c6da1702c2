import Synchronization

/// Bounds the run of a case: a transport that hangs is left behind.
final class Watchdog: Sendable {
    /// What the run waits for, to be told of a transport that hangs.
    private let step = Mutex("nothing yet")
    private let asker = Mutex<CheckedContinuation<CaseResult.Verdict, Never>?>(nil)

    /// Takes note of what is waited for.
    func note(_ step: String) {
        self.step.withLock { $0 = step }
    }

    /// The verdict of `judge`, or that it did not come within `limit`.
    func verdict(
        within limit: Duration, _ judge: @escaping @Sendable () async -> CaseResult.Verdict
    ) async -> CaseResult.Verdict {
        await withCheckedContinuation { continuation in
            asker.withLock { $0 = continuation }
            let work = Task { await judge() }
            let watch = Task {
                guard (try? await Task.sleep(for: limit)) != nil else { return }
                self.answer(.hung("waited \(limit) for \(self.step.withLock { $0 })"))
                work.cancel()
            }
            Task {
                self.answer(await work.value)
                watch.cancel()
            }
        }
    }

    private func answer(_ verdict: CaseResult.Verdict) {
        let asker = asker.withLock { asker in
            defer { asker = nil }
            return asker
        }
        asker?.resume(returning: verdict)
    }
}
