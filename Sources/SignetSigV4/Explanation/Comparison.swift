/// Our texts laid beside those of the other side.
struct Comparison {
    let differing: [DifferingPart]
    private let isAltered: Bool

    init(
        ours: (canonicalRequest: CanonicalRequestText?, stringToSign: StringToSignText?),
        theirs: (canonicalRequest: CanonicalRequestText?, stringToSign: StringToSignText?)
    ) {
        var parts: [DifferingPart] = []
        if let one = ours.canonicalRequest, let other = theirs.canonicalRequest {
            parts = DifferingParts.of(one, other)
        }
        let isSameRequest = parts.isEmpty && ours.canonicalRequest != nil && theirs.canonicalRequest != nil
        var signing: [DifferingPart] = []
        if let one = ours.stringToSign, let other = theirs.stringToSign { signing = DifferingParts.of(one, other) }
        isAltered = isSameRequest && signing.contains { $0.part == .canonicalRequestHash }
        if !parts.isEmpty {
            // Its hash differs because the canonical request does: nothing is added by saying so.
            signing.removeAll { $0.part == .canonicalRequestHash }
        }
        differing = parts + signing
    }

    /// The findings of each part in its order, none twice.
    func findings(_ diagnosis: PartDiagnosis) -> [Finding] {
        var findings: [Finding] = []
        for part in differing {
            let found = isAltered && part.part == .canonicalRequestHash ? [.refusalAltered] : diagnosis.findings(part)
            findings.appendNew(found)
        }
        return findings
    }
}

extension [Finding] {
    /// Appends those whose cause is not there yet.
    mutating func appendNew(_ more: [Finding]) {
        for finding in more where !contains(where: { $0.cause == finding.cause && $0.sentence == finding.sentence }) {
            append(finding)
        }
    }
}
