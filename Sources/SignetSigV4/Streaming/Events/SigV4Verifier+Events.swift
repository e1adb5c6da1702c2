public import HTTPTypes

extension SigV4Verifier {
    /// Verifies a request that opens a stream of signed events, and makes the verifier of the events.
    ///
    /// - Parameter credentials: looks up those of an access key id; `nil` if there are none.
    /// - Throws: ``VerificationError`` as `verify`; `malformedRequest` also for a request that announces no events.
    public func verifyEvents(
        _ request: HTTPRequest, at now: Timestamp,
        credentials: (_ accessKeyID: String) throws(VerificationError) -> Credentials?
    ) throws(VerificationError) -> VerifiedEvents {
        let hash = StreamingForm.events.payloadHash(.hmacSHA256)
        guard request.headerFields[AWSHeader.contentSHA256] == hash.value else {
            throw .malformedRequest(why: "its X-Amz-Content-Sha256 is not \(hash.value)")
        }
        let signature = try RequestSignature(of: request, limits: limits)
        guard signature.algorithm == .hmacSHA256 else {
            throw .wrongAlgorithm(expected: .hmacSHA256, found: signature.algorithm)
        }
        let found = try found(signature.accessKeyID, credentials)
        let seed = try verifySeed(request, signature: signature, payload: hash, key: .secret(found), at: now)
        let verifier = EventVerifier(self, found, chain: seed.chain, scope: seed.head.scope)
        return VerifiedEvents(head: seed.head, verifier: verifier)
    }
}
