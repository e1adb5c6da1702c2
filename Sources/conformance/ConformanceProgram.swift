import Glibc
import SignetConformance

/// Every case of the contract against every transport of this package, as a table, and as a page of the documentation.
///
/// Usage: `conformance [PAGE [TRANSPORT …]]`.
@main
enum ConformanceProgram {
    static func main() async throws {
        var run = ConformanceRun()
        run.holdsNames = true
        // Of the environment, which a child has as well.
        run.only = getenv("CONFORMANCE_ONLY").map { [String(cString: $0)] } ?? []
        await run.serveIfChild(ShippedTransport.all)

        let arguments = CommandLine.arguments.dropFirst()
        let names = arguments.dropFirst()
        var columns: [ConformanceReport.Column] = []
        for subject in ShippedTransport.all where names.isEmpty || names.contains(subject.name) {
            let results = try await run.results(of: subject) { result in
                // What passes is in the table; what was measured is not.
                if result.failure != nil || result.measurement != nil { note("\(subject.name): \(result)\n") }
            }
            columns.append(ConformanceReport.Column(subject.name, try await subject.capabilities(), results))
        }
        let report = ConformanceReport(rows: run.cases, columns: columns)
        note("\n")
        print(report.text)
        if let page = arguments.first, page != "-" {
            try TextFile(page).write(report.markdown(regeneratedBy: "make conformance"))
        }
        exit(report.hasFailures ? 1 : 0)
    }

    /// Progress, for whoever waits: not a part of what is printed.
    private static func note(_ text: String) {
        var text = text
        _ = text.withUTF8 { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
