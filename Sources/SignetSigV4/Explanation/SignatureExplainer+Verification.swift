public import HTTPTypes

extension SignatureExplainer {
    /// Explains why a verifier refused a request, in the words a service's refusal is explained with.
    ///
    /// Whoever verifies has the secret, and so can prove more than the sender: guesses at what was signed are signed
    /// again, and the one that gives the signature that came along is what happened.
    /// - Parameters:
    ///   - error: what the verifier threw.
    ///   - request: the request it was given.
    ///   - body: the body that arrived, if it is known.
    ///   - credentials: those of the access key, with which guesses are tried; they must not be the caller's to choose.
    ///   - rules: those of the verifier; by default those of the service in the credential scope.
    public func explain(
        _ error: VerificationError, of request: HTTPRequest, body: [UInt8]? = nil, credentials: Credentials? = nil,
        rules: SigningRules? = nil
    ) -> Explanation {
        if case .payloadHashMismatch(let declared, let actual) = error {
            let diagnosis = PayloadDiagnosis(
                ours: Array(declared.utf8), theirs: Array(actual.utf8), body: record?.body, received: body)
            return Explanation(findings: diagnosis.findings)
        }
        guard case .signatureMismatch(let canonicalRequest, let stringToSign) = error else {
            return Explanation(findings: error.findings)
        }
        // With the sender's side there is nothing to guess.
        if record != nil { return explain(received: request, body: body) }
        guard let arrived = CanonicalRequestText(canonicalRequest), let stringToSign = StringToSignText(stringToSign)
        else { return Explanation(findings: []) }
        if let credentials, let claimed = try? RequestSignature(of: request) {
            let proven = proven(
                arrived, stringToSign, claimed, request: request, body: body, credentials: credentials,
                rules: rules ?? .forService(claimed.scope.service))
            if let proven { return Explanation(findings: [proven]) }
        }
        return Explanation(findings: Suspects(canonicalRequest: arrived, credentials: nil).findings)
    }

    /// Explains why a body in chunks was not accepted.
    public func explain(_ error: ChunkedPayloadError) -> Explanation {
        Explanation(findings: error.findings)
    }

    private func proven(
        _ arrived: CanonicalRequestText, _ stringToSign: StringToSignText, _ claimed: RequestSignature,
        request: HTTPRequest, body: [UInt8]?, credentials: Credentials, rules: SigningRules
    ) -> Finding? {
        let secret = SecretDiagnosis(
            stringToSign: stringToSign, signature: claimed.signature, credentials: credentials)
        if let variant = secret.variant { return variant }
        let proof = SignatureProof(
            signature: claimed.signature, accessKeyID: credentials.accessKeyID, secret: credentials.secretAccessKey,
            stringToSign: stringToSign)
        guard let proof else { return nil }
        let hypotheses = Hypotheses(
            arrived: arrived, isPresigned: claimed.isPresigned, rules: rules,
            path: request.withTarget { Array($0.path) }, body: body)
        return hypotheses.all.first { proof.holds(for: $0.canonicalRequest) }?.finding
    }
}
