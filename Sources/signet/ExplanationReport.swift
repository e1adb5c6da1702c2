import SignetSigV4

/// An explanation as one JSON object.
struct ExplanationReport: Encodable {
    struct DifferenceReport: Encodable {
        let part: String
        let of: String
        let line: Int
        let offset: Int
        let signed: String?
        let verified: String?

        init(_ difference: Difference) {
            part = difference.part.description
            of = difference.part.text
            line = difference.line
            offset = difference.offset
            signed = difference.ours
            verified = difference.theirs
        }
    }

    struct FindingReport: Encodable {
        let cause: String
        let certainty: String
        let sentence: String
        let remedy: String

        init(_ finding: Finding) {
            cause = finding.cause.rawValue
            certainty = finding.certainty.rawValue
            sentence = finding.sentence
            remedy = finding.remedy
        }
    }

    let outcome: String
    let code: String?
    let differences: [DifferenceReport]
    let findings: [FindingReport]

    init(_ explanation: Explanation) {
        outcome = explanation.outcome.rawValue
        code = explanation.code
        differences = explanation.differences.map(DifferenceReport.init)
        findings = explanation.findings.map(FindingReport.init)
    }
}
