import Foundation
import SignetTestSupport
import Testing

@Suite("Cases in child processes")
struct ConformanceRunTests {
    /// `conformance-fixture`, built beside the test bundle.
    private static let fixture: String = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appendingPathComponent("conformance-fixture").path
    }()

    @Test("A transport that ends or stops its process fails the case, and the next case runs")
    func crashes() async throws {
        let program = try await Program.run(Self.fixture, [])
        #expect(program.status == 0)
        let lines = program.output.split(separator: "\n").map(String.init)
        func verdicts(_ subject: String) -> [String] {
            lines.filter { $0.hasPrefix(subject + ": ") }.map { String($0.dropFirst(subject.count + 2)) }
        }
        for (subject, words) in [
            ("answering", "got a response with status 200"), ("trapping", "the process was ended by SIG"),
            ("aborting", "the process was ended by SIGABRT"), ("exiting", "the process ended with status 3"),
            ("stopping", "hung: the process did not end the case within 5.0 seconds"),
        ] {
            let verdicts = verdicts(subject)
            #expect(verdicts.count == 2)
            #expect(verdicts.first?.hasPrefix("FAILED") == true)
            #expect(verdicts.first?.contains(words) == true, "\(verdicts)")
            #expect(verdicts.last?.hasPrefix("passed") == true, "\(verdicts)")
        }
    }
}
