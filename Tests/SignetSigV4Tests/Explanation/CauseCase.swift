import HTTPTypes
import Testing

@testable import SignetSigV4

/// A cause that is brought about: a request is signed, changed on its way, and judged.
struct CauseCase: Sendable, CustomTestStringConvertible {
    static let date = Timestamp(secondsSince1970: 1_440_938_160)
    static let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG")

    let cause: Cause
    let what: String
    var service = "execute-api"
    var method = HTTPRequest.Method.get
    var target = "/orders"
    var fields: [(String, String)] = []
    var body = ""
    var payload: PayloadHash?
    var signs: SigningRules?
    var verifies: SigningRules?
    var isPresigned = false
    var secret = CauseCase.credentials.secretAccessKey.reveal()
    var change: @Sendable (inout Message) -> Void = { _ in }

    var testDescription: String { "\(cause): \(what)" }

    /// Whether signer and service disagree about the rules, which the request alone does not show.
    var isMatterOfRules: Bool { verifies != signs }

    /// The request as it is sent.
    func signed() throws -> SignedRequest {
        var message = Message(
            request: HTTPRequest(method: method, scheme: "https", authority: "api.example.com", path: target),
            body: Array(body.utf8))
        for (name, value) in fields { message.append(name, value) }
        let signer = SigV4Signer(service: service, region: "eu-west-1", rules: signs)
        let hash = payload ?? .sha256(of: message.body)
        return isPresigned
            ? try signer.presign(
                message.request, payload: payload, credentials: Self.credentials, at: Self.date, expiresIn: 900)
            : try signer.sign(message.request, payload: hash, credentials: Self.credentials, at: Self.date)
    }

    /// The request as it arrives.
    func arrived(_ signed: SignedRequest) -> Message {
        var message = Message(request: signed.request, body: Array(body.utf8))
        change(&message)
        return message
    }

    /// What a service says of it; `nil` if it is accepted.
    func refusal(of message: Message) -> VerificationError? {
        let verifier = SigV4Verifier(service: service, region: "eu-west-1", rules: verifies ?? signs)
        do throws(VerificationError) {
            _ = try verifier.verify(message.request, payload: .sha256(of: message.body), at: Self.date) { id in
                Credentials(accessKeyID: id, secretAccessKey: secret)
            }
            return nil
        } catch { return error }
    }
}
