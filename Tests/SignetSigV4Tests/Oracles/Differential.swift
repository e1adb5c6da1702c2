import Testing

@testable import SignetSigV4

/// The outcome of signing the same samples here and there.
struct Differential {
    private(set) var equal = 0
    /// How many samples each quirk accounts for.
    private(set) var excused: [String: Int] = [:]
    private(set) var unexplained: [String] = []
    let count: Int

    init(_ samples: [DifferentialSample], oracle: PythonOracle, quirks: [Quirk]) async throws {
        let answers = try await oracle.sign(samples)
        try #require(answers.count == samples.count)
        count = samples.count
        for (sample, answer) in zip(samples, answers) {
            compare(try sample.sign(unsignedHeaders: oracle.unsignedHeaders), answer, of: sample, quirks: quirks)
        }
    }

    private mutating func compare(
        _ ours: SignedRequest, _ theirs: PythonOracle.Answer, of sample: DifferentialSample, quirks: [Quirk]
    ) {
        let refusal = quirks.first { $0.refuses(sample) }
        if let refusal, theirs.error != nil {
            excused[refusal.name, default: 0] += 1
        } else if refusal != nil || theirs.error != nil {
            unexplained.append("\(sample.request)\nrefused: \(theirs.error ?? "not, against expectation")")
        } else if ours.signature == theirs.signature {
            equal += 1
        } else {
            explain(ours.canonicalRequest, theirs, of: sample, quirks: quirks)
        }
    }

    private mutating func explain(
        _ canonicalRequest: String, _ theirs: PythonOracle.Answer, of sample: DifferentialSample, quirks: [Quirk]
    ) {
        var lines = canonicalRequest.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var applied: [String] = []
        for quirk in quirks {
            let before = lines
            quirk.rewrite(&lines, sample)
            if lines != before { applied.append(quirk.name) }
        }
        let predicted = lines.joined(separator: "\n")
        if !applied.isEmpty, sample.signature(of: predicted) == theirs.signature {
            for name in applied { excused[name, default: 0] += 1 }
        } else {
            unexplained.append(
                "\(sample.request)\nours:\n\(canonicalRequest)\npredicted:\n\(predicted)\n"
                    + "theirs:\n\(theirs.canonicalRequest ?? "unknown")")
        }
    }
}

extension Differential: CustomStringConvertible {
    var description: String {
        let quirks = excused.map { "\($0.key): \($0.value)" }.sorted()
        return "\(count) requests, \(equal) equal, \(unexplained.count) unexplained; \(quirks.joined(separator: "; "))"
    }
}
