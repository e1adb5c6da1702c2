public import HTTPTypes

/// Explains why a signature was refused: by the answer of the service, by the request as it arrived, or by the error of
/// a ``SigV4Verifier``.
///
/// It does no I/O, reads no clock, and answers to any bytes.
public struct SignatureExplainer: Sendable {
    /// Our side; without it only what a service says in words can be explained.
    public let record: SigningRecord?

    /// Creates an explainer for one request.
    public init(_ record: SigningRecord? = nil) {
        self.record = record
    }

    /// Explains the answer of a service, in any of the forms ``ServiceRefusal`` understands.
    /// - Throws: `ExplanationError.tooLarge`.
    public func explain(_ answer: [UInt8]) throws(ExplanationError) -> Explanation {
        explain(try ServiceRefusal(parsing: answer))
    }

    /// Explains the answer of a service.
    public func explain(_ refusal: ServiceRefusal) -> Explanation {
        let typed = TypedRefusal(refusal, record: record)
        guard let record, refusal.showsItsWork else {
            var findings = typed.findings
            if findings.isEmpty, typed.isMismatch { findings = suspects(refusal.canonicalRequest) }
            return Explanation(code: refusal.code, findings: findings)
        }
        let comparison = Comparison(
            ours: (record.canonicalRequest, record.stringToSign),
            theirs: (refusal.canonicalRequest, refusal.stringToSign))
        if comparison.differing.isEmpty {
            return nothingDiffers(record, typed: typed, refusal: refusal)
        }
        var findings = comparison.findings(PartDiagnosis(record: record, received: nil))
        if comparison.differing.map(\.part) == [.canonicalRequestHash] { findings += suspects(nil) }
        findings.appendNew(typed.findings)
        return Explanation(
            code: refusal.code, differences: comparison.differing.map(Difference.init), findings: findings)
    }

    /// The texts agree: what is left is the signature over them, and with it the secret.
    private func nothingDiffers(
        _ record: SigningRecord, typed: TypedRefusal, refusal: ServiceRefusal
    ) -> Explanation {
        if let provided = refusal.signatureProvided, let ours = record.signature, provided != ours {
            return signatureDiffers(ours: ours, theirs: provided, code: refusal.code)
        }
        var findings = typed.findings
        if let stringToSign = record.stringToSign {
            let secret = SecretDiagnosis(
                stringToSign: stringToSign, signature: record.signature, credentials: record.credentials)
            findings.appendNew(secret.findings)
        }
        return Explanation(code: refusal.code, findings: findings)
    }

    private func signatureDiffers(ours: String, theirs: String, code: String?) -> Explanation {
        let part = DifferingPart(part: .signature, line: 1, ours: Array(ours.utf8), theirs: Array(theirs.utf8))
        return Explanation(
            code: code, differences: [Difference(part)], findings: [.signatureChanged(.certain)])
    }

    /// What could be wrong with our canonical request, or with the one a service shows.
    private func suspects(_ shown: CanonicalRequestText?) -> [Finding] {
        (record?.canonicalRequest ?? shown).map {
            Suspects(canonicalRequest: $0, credentials: record?.credentials).findings
        } ?? []
    }
}

extension SignatureExplainer {
    /// Explains by the request as the service saw it: what a proxy logged, or what a server received.
    /// - Parameter body: the body that arrived, if it is known.
    public func explain(received request: HTTPRequest, body: [UInt8]? = nil) -> Explanation {
        guard let record else { return Explanation(findings: []) }
        let claimed: RequestSignature
        do {
            claimed = try RequestSignature(of: request)
        } catch {
            let form = ReceivedForm(unsigned: request, comparedWith: record, body: body)
            return compare(record, with: form, body: body, first: error.findings)
        }
        // A head alone says nothing of the body: it is taken for ours.
        let isUnknown = body == nil && request.headerFields[AWSHeader.contentSHA256] == nil
        let payload = isUnknown ? record.canonicalRequest?.payloadHash : nil
        let form = ReceivedForm(
            request, signature: claimed,
            payload: payload.map { PayloadHash(marker: String(decoding: $0, as: UTF8.self)) }, body: body,
            rules: record.rules ?? .forService(claimed.scope.service))
        if Comparison(record, form).differing.isEmpty, let ours = record.signature, ours != claimed.signature {
            return signatureDiffers(ours: ours, theirs: claimed.signature, code: nil)
        }
        return compare(record, with: form, body: body, first: [])
    }

    private func compare(
        _ record: SigningRecord, with form: ReceivedForm, body: [UInt8]?, first: [Finding]
    ) -> Explanation {
        let comparison = Comparison(record, form)
        var findings = first
        findings.appendNew(comparison.findings(PartDiagnosis(record: record, received: body)))
        if findings.isEmpty, let stringToSign = record.stringToSign {
            let secret = SecretDiagnosis(
                stringToSign: stringToSign, signature: record.signature, credentials: record.credentials)
            if secret.isOwnSignature == false { findings = secret.findings }
        }
        return Explanation(
            differences: comparison.differing.map(Difference.init), findings: findings, isIdentical: first.isEmpty)
    }
}

extension Comparison {
    fileprivate init(_ record: SigningRecord, _ form: ReceivedForm) {
        self.init(
            ours: (record.canonicalRequest, record.stringToSign), theirs: (form.canonicalRequest, form.stringToSign))
    }
}
