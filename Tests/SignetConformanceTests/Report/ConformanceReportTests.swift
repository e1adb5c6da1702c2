import SignetCore
import Testing

@testable import SignetConformance

@Suite("The report")
struct ConformanceReportTests {
    private static let rows: [(section: ConformanceSection, name: String)] = [
        (.exchange, "A | B"), (.exchange, "C"), (.tls, "D"),
    ]

    private static func column(_ name: String, _ verdicts: CaseResult.Verdict...) -> ConformanceReport.Column {
        ConformanceReport.Column(
            name, TransportCapabilities(unsupported: [.customCA: "it takes_no others", .http2: "it is old"]),
            zip(rows, verdicts).map { CaseResult(name: $0.name, verdict: $1, measurement: "3 ms") })
    }

    private let good = Self.column("good", .passed, .passed, .excluded(.customCA, reason: "it takes_no others"))
    private let bad = Self.column("bad", .passed, .failed("got <b>, not a\nb"), .passed)

    @Test("A failure, or a case without a result, makes the run fail")
    func failures() {
        #expect(!ConformanceReport(rows: Self.rows, columns: [good]).hasFailures)
        #expect(ConformanceReport(rows: Self.rows, columns: [good, bad]).hasFailures)
        #expect(ConformanceReport(rows: Self.rows, columns: [Self.column("short", .passed)]).hasFailures)
    }

    @Test("The page counts, marks each cell, and gives each reason once")
    func page() {
        let page = ConformanceReport(rows: Self.rows, columns: [good, bad]).markdown(regeneratedBy: "make again")
        #expect(page.contains("```\nmake again\n```"))
        #expect(page.contains("## Summary\n\n| transport |"))
        #expect(page.contains("| `good` | 2 | 1 | 0 |\n| `bad` | 2 | 0 | 1 |\n"))
        #expect(page.contains("## Requests, responses and connections (2)\n"))
        #expect(page.contains("| A \\| B | ✓ | ✓ |\n| C | ✓ | ✗ |\n"))
        #expect(page.contains("## TLS (1)\n"))
        #expect(page.contains("| D | `customCA` | ✓ |\n"))
        #expect(!page.contains("## Endurance"))
        #expect(page.contains("- `bad`: C: got \\<b>, not a b\n"))
        #expect(page.contains("## What `good` lacks\n\n- `customCA`: it takes\\_no others.\n- `http2`: it is old.\n"))
    }

    @Test("What differs from run to run is not in the page")
    func measurements() {
        let page = ConformanceReport(rows: Self.rows, columns: [good]).markdown(regeneratedBy: "make again")
        #expect(!page.contains("3 ms"))
        #expect(!page.contains("## Failures"))
    }

    @Test("The text for a terminal has a row a case, and says why what failed has failed")
    func text() {
        let text = ConformanceReport(rows: Self.rows, columns: [good, bad]).text
        #expect(text.contains("ok        FAILED    C\n"))
        #expect(text.contains("declared  ok        D\n"))
        #expect(text.contains("FAILED bad: C: got <b>, not a\nb\n"))
        #expect(text.contains("good: 2 passed, 1 declared, 0 failed\n"))
    }
}
