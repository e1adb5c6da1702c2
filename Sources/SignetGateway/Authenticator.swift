import HTTPTypes
import SignetCore
import SignetSigV4

/// Finds out who made a request, by its signature.
struct Authenticator: Sendable {
    let account: Account
    private let verifier: SigV4Verifier

    init(account: Account, service: String, region: String) {
        self.account = account
        verifier = SigV4Verifier(service: service, region: region)
    }

    /// The principal whose credentials signed `request` with `body`.
    func principal(of request: Request, body: [UInt8], now: Timestamp) throws(Refusal) -> Principal {
        do throws(VerificationError) {
            let signature = try RequestSignature(of: request.head)
            guard let principal = account.principal(accessKeyID: signature.accessKeyID) else {
                throw VerificationError.unknownKey(id: signature.accessKeyID)
            }
            _ = try verifier.verify(
                request.head, signature: signature, payload: .sha256(of: body),
                credentials: principal.credentials, at: now)
            return principal
        } catch {
            throw Refusal(error, date: request.head.headerFields[values: Self.date].first)
        }
    }

    private static let date = HTTPField.Name("X-Amz-Date") ?? .date
}
