import SignetSigV4

/// What `verify --format json` prints.
struct VerdictReport: Encodable {
    struct Signature: Encodable {
        let accessKeyId: String
        let scope: String
        let date: String
        let signedHeaders: [String]
        let payload: String

        init(_ verified: VerifiedRequest) {
            accessKeyId = verified.accessKeyID
            scope = verified.scope.description
            date = verified.requestDate.iso8601
            signedHeaders = verified.signedHeaders
            payload = verified.payload.value
        }
    }

    let accepted: Bool
    let signature: Signature?
    let reason: String?
    let explanation: ExplanationReport?

    init(_ verified: VerifiedRequest) {
        accepted = true
        signature = Signature(verified)
        reason = nil
        explanation = nil
    }

    init(_ refusal: RefusedRequest) {
        accepted = false
        signature = nil
        reason = refusal.reason
        explanation = ExplanationReport(refusal.explanation)
    }
}
