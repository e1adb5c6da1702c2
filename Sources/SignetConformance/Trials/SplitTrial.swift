import HTTPTypes
import SignetCore

/// One response, sent whole, cut in two at every byte, and byte by byte: the same must come of each.
struct SplitTrial: Trial {
    let method: HTTPRequest.Method
    let response: [UInt8]
    /// Whether the connection ends with the response.
    let ends: Bool
    let outcome: Outcome

    func verdict(in run: CaseRun) async throws -> CaseResult.Verdict {
        let script: RawScript =
            ends
            ? .once(.readRequest, .sendInParts(response), .close) : .repeating(.readRequest, .sendInParts(response))
        let server = try RawServer(script)
        let verdict = await judge(run, server)
        await server.stop()
        return verdict
    }

    private func judge(_ run: CaseRun, _ server: RawServer) async -> CaseResult.Verdict {
        for division in Division.all(of: response.count) {
            run.note("the response \(division)")
            do {
                // 10 s: so that a transport which waits for more than there is says where.
                let recipe = RequestRecipe.request(method, division.target, within: .seconds(10))
                let observation = await run.observe(try recipe.request(to: server.url), .read, server)
                if let why = observation.difference(from: outcome) { return .failed("\(division): \(why)") }
            } catch {
                return .failed("\(error)")
            }
        }
        return .passed
    }
}
