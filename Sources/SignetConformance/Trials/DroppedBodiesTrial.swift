import SignetCore

/// Responses that nobody reads: each takes its connection along, so that no descriptor is left.
struct DroppedBodiesTrial: Trial {
    private static let count = 1000

    func verdict(in run: CaseRun) async throws -> CaseResult.Verdict {
        let server = try RawServer(
            .opening(with: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"))
        let verdict = await judge(run, server)
        await server.stop()
        return verdict
    }

    private func judge(_ run: CaseRun, _ server: RawServer) async -> CaseResult.Verdict {
        for index in 0..<Self.count {
            run.note("request \(index) of \(Self.count)")
            do throws(TransportError) {
                _ = try await run.transport.send(try RequestRecipe.request().request(to: server.url))
            } catch {
                return .failed("request \(index) failed: \(error)")
            }
        }
        run.note("the transport to end every connection")
        let ended = await server.endedByPeer(count: Self.count)
        return ended == Self.count ? .passed : .failed("\(ended) of \(Self.count) connections were ended")
    }
}
