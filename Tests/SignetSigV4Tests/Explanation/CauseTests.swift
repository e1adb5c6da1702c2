import HTTPTypes
import Testing

@testable import SignetSigV4

@Suite("Causes of a mismatch")
struct CauseTests {
    static let cases = CauseCase.paths + CauseCase.queries + CauseCase.headers + CauseCase.payloads

    @Test("The cause is found in every form in which a service shows what it verified", arguments: cases)
    func shown(example: CauseCase) throws {
        let signed = try example.signed()
        let arrived = example.arrived(signed)
        let refusal = try #require(example.refusal(of: arrived), "it must be refused")
        guard case .signatureMismatch(let canonicalRequest, let stringToSign) = refusal else {
            Issue.record("not a mismatch: \(refusal)")
            return
        }
        let explainer = SignatureExplainer(SigningRecord(signed, body: Array(example.body.utf8)))
        for form in RefusalForm.allCases {
            let text = form.text(
                canonicalRequest: canonicalRequest, stringToSign: stringToSign, signature: signed.signature)
            let explanation = try explainer.explain(Array(text.utf8))
            #expect(explanation.cause == example.cause, "\(form): \(explanation)")
            #expect(explanation.outcome == .explained)
            #expect(explanation.code == nil || explanation.code?.contains("Signature") == true)
        }
    }

    @Test(
        "The cause is found in the request as it arrived",
        arguments: cases.filter { !$0.isMatterOfRules && $0.cause != .wrongSecret })
    func arrived(example: CauseCase) throws {
        let signed = try example.signed()
        let arrived = example.arrived(signed)
        let record = try SigningRecord(
            signedRequest: signed.request, payload: signed.payload, rules: example.signs,
            credentials: CauseCase.credentials, body: Array(example.body.utf8))
        for record in [record, SigningRecord(signed, body: Array(example.body.utf8))] {
            let explanation = SignatureExplainer(record).explain(received: arrived.request, body: arrived.body)
            #expect(explanation.cause == example.cause, "\(explanation)")
            #expect(explanation.difference != nil)
        }
    }

    @Test("A request that is accepted shows no difference, in no form", arguments: cases)
    func accepted(example: CauseCase) throws {
        let signed = try example.signed()
        let body = Array(example.body.utf8)
        let record = SigningRecord(signed, body: signed.payload == .sha256(of: body) ? body : nil)
        let sent = SignatureExplainer(record).explain(
            received: signed.request, body: signed.payload == .sha256(of: body) ? body : nil)
        #expect(sent.outcome == .noDifference, "\(sent)")
        #expect(sent.differences.isEmpty && sent.findings.isEmpty)
        for form in RefusalForm.allCases {
            let text = form.text(
                canonicalRequest: signed.canonicalRequest, stringToSign: signed.stringToSign,
                signature: signed.signature)
            let explanation = try SignatureExplainer(record).explain(Array(text.utf8))
            #expect(explanation.differences.isEmpty, "\(form): \(explanation)")
            #expect(explanation.findings.map(\.cause) == [.wrongSecret])
        }
    }
}
