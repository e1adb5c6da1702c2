import Glibc
import HTTPTypes
import SignetCore
import Synchronization

/// Servers that close the connection while a body is sent: the process gets an error, never the signal that would end it.
struct BrokenPipeTrial: Trial {
    private static let signals = Atomic(0)
    private static let count = 20

    func verdict(in run: CaseRun) async throws -> CaseResult.Verdict {
        // Counted rather than ignored: a program that ignores the signal would hide the fault.
        Self.signals.store(0, ordering: .relaxed)
        let former = signal(SIGPIPE) { _ in BrokenPipeTrial.signals.add(1, ordering: .relaxed) }
        defer { _ = signal(SIGPIPE, former) }
        let server = try RawServer(.once(.read(1), .reset))
        let verdict = await judge(run, server)
        await server.stop()
        return verdict
    }

    private func judge(_ run: CaseRun, _ server: RawServer) async -> CaseResult.Verdict {
        // 4 MiB: more than both sockets hold, so that much of it meets a connection that is closed.
        let body = Body.bytes([UInt8](repeating: UInt8(ascii: "a"), count: 4 << 20))
        let outcome = Outcome.failure(ofAny: [.connectionReset, .connectionClosed], sent: true)
        for _ in 0..<Self.count {
            do {
                let request = try RequestRecipe.request(.post, body: body).request(to: server.url)
                let observation = await run.observe(request, .read, server)
                if let why = observation.difference(from: outcome) { return .failed(why) }
            } catch {
                return .failed("\(error)")
            }
        }
        let signals = Self.signals.load(ordering: .relaxed)
        return signals == 0 ? .passed : .failed("SIGPIPE was raised \(signals) times")
    }
}
