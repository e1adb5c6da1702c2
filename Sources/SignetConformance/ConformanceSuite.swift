public import SignetCore

/// All cases against one transport.
public enum ConformanceSuite {
    /// Runs every case, one after the other, and shuts `transport` down with the last ones.
    ///
    /// - Returns: One result a case, in the order of the table.
    public static func run(against transport: any Transport) async -> [CaseResult] {
        var results: [CaseResult] = []
        for rule in ConformanceCase.all + ConformanceCase.ending {
            results.append(await rule.run(against: transport))
        }
        return results
    }
}
