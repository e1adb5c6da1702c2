import Testing

@Suite("Differential", .serialized)
struct DifferentialTests {
    @Test(
        "botocore makes the signature of 20,000 random requests, in the header and presigned, but for its known quirks",
        .enabled(Comment(rawValue: PythonOracle.botocore.absence)) { await PythonOracle.botocore.isPresent })
    func botocore() async throws {
        try await check(.botocore, quirks: Quirk.botocore, seed: 4)
    }

    @Test(
        "The AWS Common Runtime makes the signature of 20,000 random requests, in both forms, but for its known quirks",
        .enabled(Comment(rawValue: PythonOracle.commonRuntime.absence)) { await PythonOracle.commonRuntime.isPresent })
    func commonRuntime() async throws {
        try await check(.commonRuntime, quirks: Quirk.commonRuntime, seed: 5)
    }

    private func check(_ oracle: PythonOracle, quirks: [Quirk], seed: UInt64) async throws {
        let result = try await Differential(DifferentialSample.make(seed: seed), oracle: oracle, quirks: quirks)
        print("\(oracle.module): \(result)")
        for difference in result.unexplained.prefix(5) { Issue.record("\(difference)") }
        #expect(result.unexplained.isEmpty)
        for quirk in quirks {
            let share = Double(result.excused[quirk.name] ?? 0) / Double(result.count)
            #expect(share <= quirk.maximumShare, "\(quirk.name) accounts for too much: \(quirk.reason)")
        }
    }
}
