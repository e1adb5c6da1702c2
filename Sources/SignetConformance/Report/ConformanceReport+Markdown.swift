import SignetCore

extension ConformanceReport {
    /// The report as a page of Markdown.
    ///
    /// - Parameter command: What makes this page anew.
    public func markdown(regeneratedBy command: String) -> String {
        var page = """
            # Conformance

            What the contract of a transport (`Transport`) asks for, and what each transport does. Every case is a server on the
            loopback that behaves well or badly, a request, and what must come of it, on the wire and for the caller. Each
            transport runs in a process of its own: one that crashes or hangs has failed the case. This page is generated, by

            ```
            \(command)
            ```

            ## Summary


            """
        page += table(
            ["transport", "passed", "declared", "failed"],
            columns.map { column in
                let counts = counts(column)
                return ["`\(column.name)`", "\(counts.passed)", "\(counts.declared)", "\(counts.failed)"]
            })
        page += """

            ✓: the transport keeps the rule. A name, such as `customCA`: it declares that it lacks this, for the reason given
            below; a call that says it needs it (`RequestOptions.required`) is refused before any I/O. ✗: it breaks the rule.

            """
        for section in sections { page += matrix(of: section) }
        page += failures
        for column in columns { page += declarations(of: column) }
        return page
    }

    private func matrix(of section: ConformanceSection) -> String {
        let rows = rows(of: section)
        return "\n## \(section.title) (\(rows.count))\n\n"
            + table(
                ["case"] + columns.map(\.name),
                rows.map { row in
                    [Self.escaped(row.name)] + columns.map { mark(verdict($0, row.index)) }
                })
    }

    private func mark(_ verdict: CaseResult.Verdict) -> String {
        switch verdict {
        case .passed: "✓"
        case .excluded(let item, _): "`\(item.rawValue)`"
        case .failed: "✗"
        }
    }

    private var failures: String {
        let lines = columns.flatMap { column in
            rows.indices.compactMap { index -> String? in
                guard case .failed(let why) = verdict(column, index) else { return nil }
                return "- `\(column.name)`: \(Self.escaped(rows[index].name)): \(Self.escaped(why))\n"
            }
        }
        return lines.isEmpty ? "" : "\n## Failures\n\n" + lines.joined()
    }

    private func declarations(of column: Column) -> String {
        let lines = TransportCapabilities.Item.allCases.compactMap { item -> String? in
            guard case .unsupported(let reason) = column.capabilities[item] else { return nil }
            return "- `\(item.rawValue)`: \(Self.escaped(reason)).\n"
        }
        return "\n## What `\(column.name)` lacks\n\n" + (lines.isEmpty ? "Nothing.\n" : lines.joined())
    }

    private func table(_ head: [String], _ rows: [[String]]) -> String {
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
        return line(head) + line(head.map { _ in "---" }) + rows.map(line).joined()
    }

    /// Text that stays text in a cell of a table.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { text, character in
            switch character {
            case "|", "*", "_", "`", "<", "[", "\\": text += "\\\(character)"
            case "\n", "\r\n", "\r": text += " "
            default: text.append(character)
            }
        }
    }
}
