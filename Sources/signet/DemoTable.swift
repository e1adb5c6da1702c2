/// What the demo saw, and whether it is what must be seen.
struct DemoTable {
    var echoes: [DemoRow] = []
    var refusals: [DemoRow] = []
    /// What a reader must know of the rows, such as why a transport calls over http.
    var notes: [String] = []

    var isAsItMustBe: Bool { (echoes + refusals).allSatisfy(\.isAsItMustBe) }

    func print() {
        section("Signed with the role's credentials: each call is answered", echoes)
        if !refusals.isEmpty { section("Wrong on purpose: each call is refused, with the gateway's reason", refusals) }
        if !notes.isEmpty { Swift.print(notes.joined(separator: "\n") + "\n") }
        let wrong = (echoes + refusals).count { !$0.isAsItMustBe }
        Swift.print(
            "\(echoes.count) calls, \(refusals.count) refusals: "
                + (wrong == 0 ? "all as they must be." : "\(wrong) NOT as they must be."))
    }

    private func section(_ title: String, _ rows: [DemoRow]) {
        let widths = (0..<4).map { column in rows.map { $0.cells[column].count }.max() ?? 0 }
        Swift.print(title)
        for row in rows {
            let cells = row.cells.enumerated().map { index, cell in
                index < widths.count ? cell.padded(to: widths[index]) : cell
            }
            Swift.print("  \(row.isAsItMustBe ? "✓" : "✗") " + cells.joined(separator: "  "))
        }
        Swift.print()
    }
}

extension String {
    /// The string, followed by the spaces that make it `width` characters wide.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
