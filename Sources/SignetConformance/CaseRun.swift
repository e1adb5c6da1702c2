import SignetCore

/// One run of one case.
final class CaseRun: Sendable {
    private let rule: ConformanceCase
    let transport: any Transport
    /// The verdict on a transport that refuses because it lacks what the case needs.
    private let excuse: CaseResult.Verdict?
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
        let server: RawServer
        let closed: ClosedPort
        do {
            server = try RawServer(scripts: rule.scripts)
            closed = try ClosedPort()
        } catch {
            return .failed("the raw server did not start: \(error)")
        }
        let verdict = await judge(with: server, at: rule.url(server, closed))
        await server.stop()
        return verdict
    }

    private func judge(with server: RawServer, at url: String) async -> CaseResult.Verdict {
        for (index, exchange) in rule.exchanges.enumerated() {
            let request: Request
            do {
                request = try exchange.recipe.request(to: url)
            } catch {
                let observation = Observation(error: error)
                if let why = observation.difference(from: exchange.outcome) { return .failed(why) }
                continue
            }
            for outcome in [exchange.outcome, exchange.again].compactMap(\.self) {
                note("exchange \(index + 1)")
                let observation = await observe(request, exchange.conduct, server)
                if let excuse, await isRefusal(observation, server) { return excuse }
                if let why = observation.difference(from: outcome) { return .failed(why) }
            }
        }
        for wire in rule.wire {
            note("the bytes at the server")
            if let why = await wire.difference(server) { return .failed(why) }
        }
        return .passed
    }

    /// Whether the transport refused for want of a capability, before any I/O.
    private func isRefusal(_ observation: Observation, _ server: RawServer) async -> Bool {
        guard let error = observation.error, error.kind == .unsupported, !error.requestMayHaveBeenSent else {
            return false
        }
        return await server.connectionsSoFar() == 0
    }

    func note(_ step: String) {
        watchdog.note(step)
    }
}
