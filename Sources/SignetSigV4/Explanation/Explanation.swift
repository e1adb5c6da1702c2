/// Why a signature was refused, as far as the evidence goes.
///
/// Safe to print: nothing in it holds a secret.
public struct Explanation: Hashable, Sendable {
    /// What came out.
    public enum Outcome: String, Hashable, Sendable {
        /// A cause was found.
        case explained
        /// Nothing was seen but what could be a cause.
        case suspected
        /// Both sides agree on every byte, and the signature with them.
        case noDifference
        /// Nothing can be said.
        case unexplained
    }

    /// The error code of the service, if there was one.
    public let code: String?
    /// The lines that differ: first those of the canonical request in its order, then those of the string to sign.
    public let differences: [Difference]
    /// The causes that fit, likeliest first for the first line that differs, then for the others.
    public let findings: [Finding]
    /// What came out.
    public let outcome: Outcome

    /// The first line that differs.
    public var difference: Difference? { differences.first }
    /// The likeliest cause.
    public var cause: Cause? { findings.first?.cause }

    init(code: String? = nil, differences: [Difference] = [], findings: [Finding], isIdentical: Bool = false) {
        self.code = code
        self.differences = differences
        self.findings = findings
        outcome =
            if findings.contains(where: { $0.certainty != .possible }) {
                .explained
            } else if !findings.isEmpty {
                .suspected
            } else {
                isIdentical ? .noDifference : .unexplained
            }
    }
}

extension Explanation: CustomStringConvertible {
    /// The whole explanation as lines of text.
    public var description: String {
        var text = code.map { "The service answered \($0).\n\n" } ?? ""
        if let difference { text += Self.text(of: difference) }
        if differences.count > 1 {
            let others = differences.dropFirst().map { $0.part.description }.joined(separator: ", ")
            text += "Also different: \(others).\n\n"
        }
        for (index, finding) in findings.enumerated() { text += Self.text(of: finding, isFirst: index == 0) }
        switch outcome {
        case .noDifference: text += "No difference: both sides agree on every byte, and so do their signatures.\n"
        case .unexplained:
            text += "Nothing in this names a cause: give the request as it was sent and the whole answer.\n"
        case .explained, .suspected: break
        }
        return text
    }

    private static func text(of difference: Difference) -> String {
        let absent = "(there is no such line)"
        let mark = String(repeating: " ", count: difference.column) + "^"
        let isMarked = difference.ours != nil && difference.theirs != nil
        return """
            The first difference is the \(difference.part), line \(difference.line) of the \(difference.part.text)\
            \(isMarked ? ", from byte \(difference.offset) on" : ""):

              signed    \(difference.ours ?? absent)
              verified  \(difference.theirs ?? absent)
            \(isMarked ? "            " + mark + "\n\n" : "\n")
            """
    }

    private static func text(of finding: Finding, isFirst: Bool) -> String {
        let lead =
            switch finding.certainty {
            case .certain: isFirst ? "Cause" : "Also"
            case .likely: isFirst ? "Likely cause" : "Also likely"
            case .possible: isFirst ? "Possible cause" : "Also possible"
            }
        return "\(lead): \(finding.cause.rawValue)\n  \(finding.sentence)\n  Remedy: \(finding.remedy)\n\n"
    }
}
