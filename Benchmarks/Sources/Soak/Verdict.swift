import Foundation

/// Whether a run kept its promises.
struct Verdict {
    let counts: Tally.Counts
    let report: FaultReport
    let trend: ResourceTrend
    /// Those who use the transport, and the servers they use: one connection for each task and server at most, and one for each
    /// task besides, for what else a transport opens.
    let tasks: Int
    let origins: Int
    /// The descriptors before the transport was made, and after it was shut down and let go.
    let descriptors: (before: Int, after: Int)

    /// Errors seen are faults injected, each kind by itself: what was resent does not count, since the first request of the two
    /// was never answered for.
    private var uneven: [String] {
        Fault.allCases.map(\.rawValue).filter { name in
            counts.failures[name, default: 0] != report.injected[name, default: 0] - report.resent[name, default: 0]
        }
    }

    /// What was broken, in words.
    var complaints: [String] {
        var complaints = uneven.map { "\($0): the errors are not the faults" }
        if counts.surprises > 0 {
            complaints.append("\(counts.surprises) requests ended otherwise than they must")
        }
        if counts.failures.isEmpty { complaints.append("no request met a fault") }
        if trend.residentSlope >= 1 { complaints.append("memory grows by 1 MiB a minute or more") }
        // How many connections are open follows how many tasks happened to be busy with one server: one a task, more or less.
        if trend.descriptors.last > trend.descriptors.first + Double(tasks) { complaints.append("descriptors grow") }
        if trend.mostDescriptors > descriptors.before + (origins + 1) * tasks {
            complaints.append("more descriptors than tasks can use")
        }
        if descriptors.after > descriptors.before { complaints.append("descriptors are left after the shutdown") }
        return complaints
    }

    /// The figures, as a Markdown table and lines.
    var text: String {
        var lines = ["| fault | injected | resent | errors |", "| --- | --: | --: | --: |"]
        for name in Fault.allCases.map(\.rawValue) {
            let (injected, resent) = (report.injected[name, default: 0], report.resent[name, default: 0])
            lines.append("| \(name) | \(injected) | \(resent) | \(counts.failures[name, default: 0]) |")
        }
        lines.append("")
        lines.append("\(counts.responses) responses as they should be, \(counts.surprises) surprises")
        lines += counts.examples.map { "  \($0)" }
        lines.append(String(format: "memory: %+.2f MiB a minute", trend.residentSlope))
        lines.append(
            String(
                format:
                    "descriptors: %.1f in the first quarter, %.1f in the last, %d at most; %d before the transport, %d after it",
                trend.descriptors.first, trend.descriptors.last, trend.mostDescriptors, descriptors.before,
                descriptors.after))
        return lines.joined(separator: "\n")
    }
}
