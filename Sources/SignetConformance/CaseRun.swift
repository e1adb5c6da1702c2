import SignetCore

/// One run of one case.
final class CaseRun: Sendable {
    let transport: any Transport
    /// The verdict on a transport that refuses because it lacks what the case needs.
    let excuse: CaseResult.Verdict?

    private let rule: ConformanceCase
    private let watchdog = Watchdog()

    init(rule: ConformanceCase, transport: any Transport, excuse: CaseResult.Verdict?) {
        self.rule = rule
        self.transport = transport
        self.excuse = excuse
    }

    /// The verdict; a transport that hangs is left behind after `limit`.
    func verdict(within limit: Duration) async -> CaseResult.Verdict {
        await watchdog.verdict(within: limit) { await self.judge() }
    }

    private func judge() async -> CaseResult.Verdict {
        do {
            return try await rule.trial.verdict(in: self)
        } catch {
            return .failed("the suite could not run the case: \(error)")
        }
    }

    /// Takes note of what is waited for, to be told of a transport that hangs.
    func note(_ step: String) {
        watchdog.note(step)
    }
}
