import SignetCore
import Synchronization

/// One run of one endurance case.
final class EnduranceRun: Sendable {
    let scale: EnduranceScale

    private let rule: EnduranceCase
    private let make: EnduranceCase.Maker
    private let watchdog = Watchdog()
    private let words = Mutex<String?>(nil)

    init(_ rule: EnduranceCase, _ scale: EnduranceScale, _ make: @escaping EnduranceCase.Maker) {
        self.rule = rule
        self.scale = scale
        self.make = make
    }

    /// What was measured.
    var measurement: String? { words.withLock { $0 } }

    /// The verdict; a transport that hangs is left behind after `limit`.
    func verdict(within limit: Duration) async -> CaseResult.Verdict {
        await watchdog.verdict(within: limit) { await self.judge() }
    }

    private func judge() async -> CaseResult.Verdict {
        do {
            if let lack = try await lack() { return lack }
            let measurement = try await rule.judge(self)
            words.withLock { $0 = measurement }
            return .passed
        } catch {
            return .failed("\(error)")
        }
    }

    /// The verdict on a transport that declares to lack what the case needs.
    private func lack() async throws -> CaseResult.Verdict? {
        let transport = try await make(nil)
        let capabilities = transport.capabilities
        await transport.shutdown()
        for item in rule.needs {
            if case .unsupported(let reason) = capabilities[item] { return .excluded(item, reason: reason) }
        }
        return nil
    }

    /// Runs `body` with a transport of its own, which is shut down at the end.
    func withTransport<Result>(
        connections: Int? = nil, _ body: (any Transport) async throws -> Result
    ) async throws -> Result {
        let transport = try await make(connections)
        do {
            let result = try await body(transport)
            note("the transport to shut down")
            await transport.shutdown()
            return result
        } catch {
            await transport.shutdown()
            throw error
        }
    }

    /// Waits until `isSo`, looking every millisecond; the watchdog bounds the wait.
    func wait(for step: String, until isSo: () -> Bool) async throws {
        note(step)
        while !isSo() { try await Task.sleep(for: .milliseconds(1)) }
    }

    /// Takes note of what is waited for.
    func note(_ step: String) {
        watchdog.note(step)
    }
}
