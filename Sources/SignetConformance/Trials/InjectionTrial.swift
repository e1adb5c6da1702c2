import SignetCore

/// Every byte in one place of a request: it is refused before any I/O, or the server sees one request with exactly that.
struct InjectionTrial: Trial {
    let place: InjectionPlace

    func verdict(in run: CaseRun) async throws -> CaseResult.Verdict {
        let server = try RawServer(.ok)
        let verdict = await judge(run, server)
        await server.stop()
        return verdict
    }

    private func judge(_ run: CaseRun, _ server: RawServer) async -> CaseResult.Verdict {
        let harmless = UInt8(ascii: "x")
        if let why = await difference(harmless, run, server) { return .failed(why) }
        guard let usual = server.requests.first else { return .failed("a request with nothing special was refused") }
        var sent = 1
        for byte in UInt8.min...UInt8.max {
            run.note("the byte \(byte) in \(place)")
            if let why = await difference(byte, run, server) { return .failed("byte \(byte): \(why)") }
            let requests = server.requests
            guard requests.count > sent else { continue }
            sent += 1
            guard requests.count == sent else { return .failed("byte \(byte) made two requests of one") }
            let request = requests[sent - 1]
            if let why = place.difference(of: request, from: usual, byte, run.transport) {
                return .failed("byte \(byte): \(why)")
            }
        }
        await server.stop()
        let left = server.requests.dropFirst(sent)
        return left.isEmpty ? .passed : .failed("what was refused was sent in part: \(Quoted(left.flatMap(\.bytes)))")
    }

    /// What is wrong with how the transport took it, whatever the server has heard.
    private func difference(_ byte: UInt8, _ run: CaseRun, _ server: RawServer) async -> String? {
        let before = server.requests.count
        let observation: Observation
        do {
            observation = await run.observe(try place.request(with: byte, to: server.url), .read, server)
        } catch {
            observation = Observation(error: error)
        }
        guard let error = observation.error else { return observation.difference(from: .response()) }
        guard error.kind == .invalidRequest || error.kind == .unsupported, !error.requestMayHaveBeenSent else {
            return "failed: \(error)"
        }
        return server.requests.count == before ? nil : "was refused, and sent all the same"
    }
}
