import SignetTestSupport
import Testing

@Suite("Differential parsing", .serialized)
struct ResponseDifferentialTests {
    @Test(
        "h11 understands 10,000 mutated responses alike, but for known disagreements",
        .enabled(Comment(rawValue: ResponseOracle.h11.absence)) {
            await Program.pythonHas(ResponseOracle.h11.module)
        })
    func h11() async throws {
        try await check(.h11, disagreements: Disagreement.h11, seed: 9110)
    }

    @Test(
        "llhttp understands 10,000 mutated responses alike, but for known disagreements",
        .enabled(Comment(rawValue: ResponseOracle.httptools.absence)) {
            await Program.pythonHas(ResponseOracle.httptools.module)
        })
    func httptools() async throws {
        try await check(.httptools, disagreements: Disagreement.httptools, seed: 9112)
    }

    private func check(_ oracle: ResponseOracle, disagreements: [Disagreement], seed: UInt64) async throws {
        let result = try await ResponseDifferential(
            MutatedResponse.make(seed: seed), oracle: oracle, disagreements: disagreements)
        print("\(oracle.module): \(result)")
        for difference in result.unexplained.prefix(5) { Issue.record("\(difference)") }
        #expect(result.unexplained.count == 0)
        // Were most explained away, the test would compare too little.
        #expect(Double(result.equal) > 0.9 * Double(result.count) && 4 * result.accepted > result.count)
        for (name, count) in result.explained {
            #expect(Double(count) <= 0.04 * Double(result.count), "\(name) accounts for too much")
        }
    }
}
