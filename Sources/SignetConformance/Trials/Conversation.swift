import SignetCore

/// A trial from a table: what a server does, what is asked, and what must come of it.
struct Conversation: Trial {
    /// Who answers.
    enum Peer: Sendable {
        /// A server on the loopback that plays these scripts.
        case server([RawScript])
        /// A port of the loopback where nobody listens.
        case refusing
        /// A port of the loopback that neither accepts nor refuses.
        case silent
        /// A name that can have no address (RFC 6761 §6.4).
        case unknownName
    }

    let peer: Peer
    let exchanges: [Exchange]
    let wire: [WireRule]

    func verdict(in run: CaseRun) async throws -> CaseResult.Verdict {
        switch peer {
        case .server(let scripts):
            let server = try RawServer(scripts: scripts)
            return await judge(run, server, at: server.url)
        case .refusing:
            let port = try ClosedPort()
            return await judge(run, try RawServer(), at: port.url)
        case .silent:
            let port = try FullPort()
            return await judge(run, try RawServer(), at: port.url)
        case .unknownName: return await judge(run, try RawServer(), at: "http://nope.invalid")
        }
    }

    /// Has the conversation with `server`, and stops it.
    func judge(_ run: CaseRun, _ server: RawServer, at url: String) async -> CaseResult.Verdict {
        let verdict = await converse(run, server, at: url)
        await server.stop()
        return verdict
    }

    private func converse(_ run: CaseRun, _ server: RawServer, at url: String) async -> CaseResult.Verdict {
        for (index, exchange) in exchanges.enumerated() {
            let request: Request
            do {
                request = try exchange.recipe.request(to: url)
            } catch {
                let observation = Observation(error: error)
                if let why = observation.difference(from: exchange.outcome) { return .failed(why) }
                continue
            }
            for outcome in [exchange.outcome, exchange.again].compactMap(\.self) {
                run.note("exchange \(index + 1)")
                let observation = await run.observe(request, exchange.conduct, server)
                if let excuse = run.excuse, await observation.isRefusal(server) { return excuse }
                if let why = observation.difference(from: outcome) { return .failed(why) }
            }
        }
        for wire in wire {
            run.note("the bytes at the server")
            if let why = await wire.difference(server) { return .failed(why) }
        }
        return .passed
    }
}
