extension ConformanceReport {
    /// The report as lines for a terminal: a row a case, a column a transport, and why what failed has failed.
    public var text: String {
        let widths = columns.map { max(8, $0.name.count) }
        var text = cells(columns.map(\.name), widths) + "case\n"
        for section in sections {
            text += "\n\(section.title)\n"
            for row in rows(of: section) {
                let marks = columns.map { column in
                    switch verdict(column, row.index) {
                    case .passed: "ok"
                    case .excluded: "declared"
                    case .failed: "FAILED"
                    }
                }
                text += cells(marks, widths) + row.name + "\n"
            }
        }
        text += "\n"
        for column in columns {
            for index in rows.indices {
                guard case .failed(let why) = verdict(column, index) else { continue }
                text += "FAILED \(column.name): \(rows[index].name): \(why)\n"
            }
        }
        for column in columns {
            let counts = counts(column)
            text += "\(column.name): \(counts.passed) passed, \(counts.declared) declared, \(counts.failed) failed\n"
        }
        return text
    }

    private func cells(_ cells: [String], _ widths: [Int]) -> String {
        zip(cells, widths).map { cell, width in
            cell + String(repeating: " ", count: max(0, width - cell.count) + 2)
        }.joined()
    }
}
