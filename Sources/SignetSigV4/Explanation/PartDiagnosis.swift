/// Chooses the diagnosis of a part that differs.
struct PartDiagnosis {
    let record: SigningRecord
    /// The body that arrived, where it is known.
    let received: [UInt8]?

    /// Likeliest first; may be empty where another part says it all.
    func findings(_ differing: DifferingPart) -> [Finding] {
        let ours = differing.ours ?? []
        let theirs = differing.theirs ?? []
        switch differing.part {
        case .method: return method(theirs)
        case .canonicalURI: return PathDiagnosis(ours: ours, theirs: theirs, record: record).findings
        case .canonicalQuery: return QueryDiagnosis(ours: ours, theirs: theirs).findings
        case .header(let name):
            return HeaderDiagnosis(name: name, ours: differing.ours, theirs: differing.theirs).findings
        case .signedHeaders: return [.signedHeadersChanged(nil)]
        case .payloadHash:
            return PayloadDiagnosis(ours: ours, theirs: theirs, body: record.body, received: received).findings
        case .algorithm: return [.wrongAlgorithm(.likely)]
        case .date: return [Timestamp(iso8601Basic: theirs) == nil ? .httpDateUsed : .dateChanged]
        case .credentialScope: return scope(ours: ours, theirs: theirs)
        case .canonicalRequestHash: return [.canonicalRequestHidden]
        case .signature: return [.signatureChanged(.certain)]
        }
    }

    private func method(_ theirs: [UInt8]) -> [Finding] {
        let changed = Finding.methodChanged(to: EscapedText.of(theirs, atMost: 16))
        return record.isPresigned ? [.presignedOtherMethod, changed.with(.possible)] : [changed]
    }

    private func scope(ours: [UInt8], theirs: [UInt8]) -> [Finding] {
        let split = { (scope: [UInt8]) in
            scope.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        let (ours, theirs) = (split(ours), split(theirs))
        guard ours.count == 4, theirs.count == 4 else { return [.wrongAlgorithm(.likely)] }
        var findings: [Finding] = []
        if ours[0] != theirs[0] { findings.append(.scopeDateWrong(.likely)) }
        if ours[1] != theirs[1] { findings.append(.wrongRegion(found: ours[1], expected: theirs[1], .likely)) }
        if ours[2] != theirs[2] { findings.append(.wrongService(found: ours[2], expected: theirs[2], .likely)) }
        return findings.isEmpty ? [.wrongAlgorithm(.likely)] : findings
    }
}
