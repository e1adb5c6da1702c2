/// What puts a transport to the test.
protocol Trial: Sendable {
    /// What comes of it.
    ///
    /// - Throws: Whatever keeps the suite itself from running it, such as no socket to be had.
    func verdict(in run: CaseRun) async throws -> CaseResult.Verdict
}
