import HTTPTypes
import SignetCore

/// A server that hangs up a moment after each answer, while the next request is on its way: the race that every client with
/// connections kept alive runs into (RFC 9112 §9.5).
struct HangUpTrial: Trial {
    let method: HTTPRequest.Method
    /// Whether every request must succeed, a second attempt of it being safe.
    let isRepeatable: Bool

    /// 1,000: with pauses from 0 to 500 µs, of which a client that sends at once needs some 100 for a request, every
    /// order of events comes up often.
    private static let count = 1000

    func verdict(in run: CaseRun) async throws -> CaseResult.Verdict {
        // 229 and 500 have no divisor in common: the pauses follow each other without a pattern.
        let scripts = (0..<Self.count).map { index in
            RawScript.once(
                .readRequest, .send(Canned.hello), .pause(.microseconds(index * 229 % 500)), .readArrived, .close)
        }
        let server = try RawServer(scripts: scripts)
        let verdict = await judge(run, server)
        await server.stop()
        return verdict
    }

    private func judge(_ run: CaseRun, _ server: RawServer) async -> CaseResult.Verdict {
        var answered: Set<String> = []
        for index in 0..<Self.count {
            run.note("request \(index) of \(Self.count)")
            do {
                let body = isRepeatable ? Body.none : .text("hello")
                let request = try RequestRecipe.request(method, "/\(index)", body: body).request(to: server.url)
                let observation = await run.observe(request, .read, server)
                if let error = observation.error {
                    guard !isRepeatable, error.kind == .connectionClosed || error.kind == .connectionReset,
                        error.requestMayHaveBeenSent
                    else { return .failed("request \(index) failed: \(error)") }
                } else {
                    if let why = observation.difference(from: .response("hello")) { return .failed(why) }
                    answered.insert("/\(index)")
                }
            } catch {
                return .failed("\(error)")
            }
        }
        await server.stop()
        return verdict(on: server.requests.map(\.target), answered)
    }

    private func verdict(on targets: [String], _ answered: Set<String>) -> CaseResult.Verdict {
        let counts = Dictionary(targets.map { ($0, 1) }, uniquingKeysWith: +)
        let most = isRepeatable ? 2 : 1
        if let (target, count) = counts.first(where: { $0.value > most }) {
            return .failed("the request for \(target) was sent \(count) times")
        }
        let unheard = answered.subtracting(targets)
        return unheard.isEmpty ? .passed : .failed("\(unheard.count) requests were answered, but never heard")
    }
}
