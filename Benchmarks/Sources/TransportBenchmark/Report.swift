import Foundation

/// All rows of a run.
struct Report {
    private var rows: [Row] = []
    private var idleRows: [IdleRow] = []

    /// Measures what `options` ask for, and prints each row.
    init(of harness: Harness, _ options: BenchmarkOptions) async {
        let scenarios = Scenario.all.filter { scenario in options.only.map { scenario.title.contains($0) } ?? true }
        if !scenarios.isEmpty { Console.show(Row.header) }
        for group in Self.groups(of: scenarios) {
            let measured = await harness.measure(group)
            for row in measured { Console.show(row.line) }
            rows += measured
        }
        if options.only == nil || options.only == "open" {
            Console.show("\n" + IdleRow.header)
            for scheme in ["http", "https"] {
                let measured = harness.measureOpenConnections(scheme: scheme)
                for row in measured { Console.show(row.line) }
                idleRows += measured
            }
        }
        for reason in Set(rows.compactMap(\.unmeasured) + idleRows.compactMap(\.unmeasured)).sorted() {
            Console.show("\nNot measured: \(reason)")
        }
    }

    /// What is compared with one another: the same scheme and number of connections.
    private static func groups(of scenarios: [Scenario]) -> [[Scenario]] {
        scenarios.reduce(into: []) { groups, scenario in
            if let last = groups.last?.last, last.scheme == scenario.scheme, last.connections == scenario.connections {
                groups[groups.count - 1].append(scenario)
            } else {
                groups.append([scenario])
            }
        }
    }

    /// As JSON Lines.
    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try rows.map { try encoder.encode($0) } + idleRows.map { try encoder.encode($0) }
        let text = lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        Console.show("\n\(lines.count) JSON Lines in \(path)")
    }

    /// Prints every bound; whether all are kept.
    func check() -> Bool {
        let bounds = Bounds(rows: rows, idleRows: idleRows).all
        Console.show("")
        for bound in bounds { Console.show(bound.line) }
        return bounds.allSatisfy { $0.isKept == true }
    }
}
