public import SignetCore

/// What became of each case with each transport, as a table for people.
///
/// The table is the same for the same results: it holds no date, no duration and no measurement.
public struct ConformanceReport: Sendable {
    /// One transport.
    public struct Column: Sendable {
        /// What it is called.
        public let name: String
        /// What it declares.
        public let capabilities: TransportCapabilities
        /// One result a case, in the order of the rows.
        public let results: [CaseResult]

        /// One transport.
        public init(_ name: String, _ capabilities: TransportCapabilities, _ results: [CaseResult]) {
            self.name = name
            self.capabilities = capabilities
            self.results = results
        }
    }

    /// How often a transport passed, declared that it cannot, and failed.
    struct Counts: Sendable, Hashable {
        var passed = 0
        var declared = 0
        var failed = 0
    }

    /// The cases, as ``ConformanceRun/cases`` gives them.
    public let rows: [(section: ConformanceSection, name: String)]
    /// The transports.
    public let columns: [Column]

    /// A report on `columns`, each with a result for each of `rows`; further results are left out.
    public init(rows: [(section: ConformanceSection, name: String)], columns: [Column]) {
        self.rows = rows
        self.columns = columns
    }

    /// Whether a transport broke the contract, or has no result for a case.
    public var hasFailures: Bool {
        columns.contains { $0.results.count < rows.count || $0.results.contains { $0.failure != nil } }
    }

    /// The rows of a part of the contract, with their index.
    func rows(of section: ConformanceSection) -> [(index: Int, name: String)] {
        rows.enumerated().filter { $0.element.section == section }.map { ($0.offset, $0.element.name) }
    }

    /// The parts of which there are cases.
    var sections: [ConformanceSection] {
        ConformanceSection.allCases.filter { section in rows.contains { $0.section == section } }
    }

    /// What `column` has for the row of this index; a failure where it has nothing.
    func verdict(_ column: Column, _ index: Int) -> CaseResult.Verdict {
        index < column.results.count ? column.results[index].verdict : .failed("not run")
    }

    func counts(_ column: Column, of section: ConformanceSection? = nil) -> Counts {
        rows.indices.filter { section == nil || rows[$0].section == section }.reduce(into: Counts()) { counts, index in
            switch verdict(column, index) {
            case .passed: counts.passed += 1
            case .excluded: counts.declared += 1
            case .failed: counts.failed += 1
            }
        }
    }
}
