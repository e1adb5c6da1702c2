import Testing

/// The outcome of giving the same bytes to this parser and to another.
struct ResponseDifferential {
    /// One response that two parsers understand differently.
    struct Difference {
        let sample: MutatedResponse
        let ours: ParsedResponse
        let theirs: ParsedResponse
    }

    private(set) var equal = 0
    /// How many of the equal ones are responses to both.
    private(set) var accepted = 0
    /// How many samples each disagreement accounts for.
    private(set) var explained: [String: Int] = [:]
    private(set) var unexplained: [Difference] = []
    let count: Int
    private let reasons: [String: String]

    init(_ samples: [MutatedResponse], oracle: ResponseOracle, disagreements: [Disagreement]) async throws {
        let answers = try await oracle.parse(samples)
        try #require(answers.count == samples.count)
        count = samples.count
        reasons = Dictionary(uniqueKeysWithValues: disagreements.map { ($0.name, $0.reason) })
        for (sample, theirs) in zip(samples, answers) {
            let ours = ParsedResponse(decoding: sample)
            if Self.agree(ours, theirs, knowsEndOfStream: oracle.knowsEndOfStream) {
                equal += 1
                accepted += ours.outcome.isAccepted ? 1 : 0
                continue
            }
            compare(Difference(sample: sample, ours: ours, theirs: theirs), oracle, disagreements)
        }
    }

    private mutating func compare(
        _ difference: Difference, _ oracle: ResponseOracle, _ disagreements: [Disagreement]
    ) {
        if let reason = disagreements.first(where: { $0.explains(difference) }) {
            explained[reason.name, default: 0] += 1
            return
        }
        var predicted = difference.ours
        var applied: [String] = []
        for disagreement in disagreements {
            let before = predicted
            disagreement.predict(&predicted, difference.sample)
            if !predicted.means(before) { applied.append(disagreement.name) }
        }
        if !applied.isEmpty, Self.agree(predicted, difference.theirs, knowsEndOfStream: oracle.knowsEndOfStream) {
            for name in applied { explained[name, default: 0] += 1 }
        } else {
            unexplained.append(difference)
        }
    }

    private static func agree(_ ours: ParsedResponse, _ theirs: ParsedResponse, knowsEndOfStream: Bool) -> Bool {
        if knowsEndOfStream {
            if !ours.outcome.isAccepted, !theirs.outcome.isAccepted { return true }
            return ours.outcome == theirs.outcome && ours.means(theirs)
        }
        switch (ours.outcome, theirs.outcome) {
        case (.refused, .refused): return true
        case (.complete, .complete), (.untilClose, .waiting), (.truncated, .waiting): return ours.means(theirs)
        default: return false
        }
    }
}

extension ResponseDifferential: CustomStringConvertible {
    var description: String {
        let lines = explained.sorted { $0.value > $1.value }.map {
            "\n  \($0.value)  \($0.key): \(reasons[$0.key] ?? "")"
        }
        return "\(count) responses, \(equal) understood alike (\(accepted) of them accepted), "
            + "\(unexplained.count) unexplained" + lines.joined()
    }
}

extension ResponseDifferential.Difference: CustomStringConvertible {
    var description: String { "\(sample)\n    ours: \(ours)\n    theirs: \(theirs)" }
}
