/// The parent's side of a run: starts a child, and the next one where it died.
struct ConformanceOverseer: Sendable {
    private let subject: String
    private let files: SystemFiles?
    private let names: [String]
    /// The cases in which the process may be lost by no fault of the transport.
    private let perilous: Set<Int>
    private let limit: Duration
    private let report: @Sendable (CaseResult) -> Void

    init(
        _ subject: ConformanceSubject, _ entries: [ConformanceEntry], _ limit: Duration,
        _ report: @escaping @Sendable (CaseResult) -> Void
    ) {
        self.subject = subject.name
        files = subject.takesSystemFiles ? SystemFiles(names: TLSConformanceCase.hosts) : nil
        names = entries.map(\.name)
        perilous = Set(entries.indices.filter { entries[$0].isPerilous })
        self.limit = limit
        self.report = report
    }

    /// One result a case; blocks the thread.
    func results() throws(ConformanceRunError) -> [CaseResult] {
        var results: [CaseResult] = []
        var lost: Set<Int> = []
        while results.count < names.count { try run(&results, &lost) }
        return results
    }

    /// Runs a child from the first case that has no result to the last, or to the one that kills it.
    ///
    /// - Parameter lost: The perilous cases that have cost a process: once, that proves nothing.
    private func run(_ results: inout [CaseResult], _ lost: inout Set<Int>) throws(ConformanceRunError) {
        var child = try ChildProcess(
            ConformanceWorker.arguments(subject, from: results.count), among: files)
        func add(_ verdict: CaseResult.Verdict, _ measurement: String? = nil) {
            let result = CaseResult(name: names[results.count], verdict: verdict, measurement: measurement)
            results.append(result)
            report(result)
        }
        var mayLeave = false
        while true {
            switch child.nextLine(within: limit) {
            case .success(let line):
                switch ChildRecord(line: line) {
                case .ended(results.count, let verdict, let measurement) where results.count < names.count:
                    add(verdict, measurement)
                    mayLeave = true
                case .begun: mayLeave = false
                case .ended, .none: break
                }
            case .failure(.closed):
                let end = child.wait()
                // Between two cases, it leaves the rest to the next child.
                let isDone = results.count == names.count || (mayLeave && end == .exit(0))
                if isDone || (perilous.contains(results.count) && lost.insert(results.count).inserted) { return }
                add(.failed("\(end)"))
                return
            case .failure(.silent):
                child.kill()
                _ = child.wait()
                if results.count < names.count { add(.hung("the process did not end the case within \(limit)")) }
                return
            }
        }
    }
}
