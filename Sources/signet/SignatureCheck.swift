import HTTPTypes
import Signet
import SignetSigV4

/// What `verify` holds a request to.
struct SignatureCheck {
    let credentials: Credentials
    /// `nil` for any.
    let service: String?
    /// `nil` for any.
    let region: String?
    let now: Timestamp
    let toleranceSeconds: Int64

    /// Verifies the head and the body, in chunks or whole.
    func verify(_ request: RawRequest) throws(RefusedRequest) -> VerifiedRequest {
        let body = request.body ?? []
        let chunks: VerifiedChunks
        do throws(VerificationError) {
            let signature = try RequestSignature(of: request.head)
            let verifier = SigV4Verifier(
                service: service, region: region, rules: .forService(signature.scope.service),
                toleranceSeconds: toleranceSeconds)
            guard SigV4Verifier.isChunked(request.head) else {
                return try verifier.verify(request.head, payload: .sha256(of: body), at: now, credentials: known)
            }
            chunks = try verifier.verifyChunked(request.head, at: now, credentials: known)
        } catch {
            let explanation = SignatureExplainer().explain(
                error, of: request.head, body: request.body, credentials: credentials)
            throw RefusedRequest(reason: error.description, explanation: explanation)
        }
        do throws(ChunkedPayloadError) {
            var decoder = chunks.decoder
            _ = try decoder.decode(body)
            _ = try decoder.finish()
            return chunks.head
        } catch {
            throw RefusedRequest(reason: error.description, explanation: SignatureExplainer().explain(error))
        }
    }

    private func known(_ accessKeyID: String) -> Credentials? {
        accessKeyID == credentials.accessKeyID ? credentials : nil
    }
}
