import HTTPTypes

extension SigV4Verifier {
    /// Verifies the head of a request whose body is signed piece by piece.
    func verifySeed(
        _ request: HTTPRequest, signature: RequestSignature, payload: PayloadHash, key: VerificationKey,
        at now: Timestamp
    ) throws(VerificationError) -> VerifiedSeed {
        let head = try verify(request, signature: signature, payload: payload, key: key, at: now)
        let chain = SignatureChain(
            algorithm: signature.algorithm, date: head.requestDate.iso8601Basic, scope: head.scope.description,
            seed: signature.signature)
        let chainKey: ChainVerifier.Key
        switch key {
        case .secret(let credentials):
            chainKey = .signing(try scopedKey(of: head.scope, credentials: credentials, at: head.requestDate).key.key)
        case .publicKey(let publicKey, _): chainKey = .publicKey(publicKey)
        }
        return VerifiedSeed(head: head, chain: ChainVerifier(chain: chain, key: chainKey))
    }

    /// The key that signs in a scope at `date`, and the text of the date.
    func scopedKey(
        of scope: CredentialScope, credentials: Credentials, at date: Timestamp
    ) throws(VerificationError) -> (key: ScopedKey, date: DateField) {
        do {
            return try keys.key(for: credentials, at: date, region: scope.region, service: scope.service)
        } catch {
            throw .cryptography(why: error.message)
        }
    }

    /// The credentials of an access key id, which must be known.
    func found(
        _ accessKeyID: String, _ credentials: (String) throws(VerificationError) -> Credentials?
    ) throws(VerificationError) -> Credentials {
        guard let found = try credentials(accessKeyID), found.accessKeyID == accessKeyID else {
            throw .unknownKey(id: accessKeyID)
        }
        return found
    }
}
