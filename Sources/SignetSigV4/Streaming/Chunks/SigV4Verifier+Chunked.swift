public import HTTPTypes

extension SigV4Verifier {
    /// Whether the body of a request, as its head has it, follows in chunks: whether
    /// ``verifyChunked(_:at:limits:credentials:)`` is the way to verify it.
    public static func isChunked(_ request: HTTPRequest) -> Bool {
        let declared = request.headerFields[AWSHeader.contentSHA256] ?? ""
        return declared.hasPrefix("STREAMING-") && !declared.hasSuffix("-EVENTS")
    }

    /// Verifies the head of a request whose body follows in chunks, and makes the decoder that verifies the body.
    ///
    /// - Parameters:
    ///   - limits: what the decoder will hold and read.
    ///   - credentials: looks up those of an access key id; `nil` if there are none.
    /// - Throws: ``VerificationError`` as `verify`; `malformedRequest` also for a head that does not describe chunks, and
    ///   for unsigned ones where the rules do not accept an unsigned payload.
    public func verifyChunked(
        _ request: HTTPRequest, at now: Timestamp, limits: ChunkLimits = ChunkLimits(),
        credentials: (_ accessKeyID: String) throws(VerificationError) -> Credentials?
    ) throws(VerificationError) -> VerifiedChunks {
        let signature = try RequestSignature(of: request, limits: self.limits)
        let found = try found(signature.accessKeyID, credentials)
        return try verifyChunked(request, signature: signature, key: .secret(found), at: now, limits: limits)
    }

    /// Verifies the head of a SigV4a request whose body follows in chunks, without the secret, and makes the decoder.
    ///
    /// - Parameters:
    ///   - signature: the parsed signature of this request.
    ///   - publicKey: that of `signature.accessKeyID`.
    ///   - sessionToken: the token of the same credentials, if they are temporary.
    ///   - limits: what the decoder will hold and read.
    /// - Throws: `wrongAlgorithm` for a signature of HMAC, and what the other form throws.
    public func verifyChunked(
        _ request: HTTPRequest, signature: RequestSignature, publicKey: ECDSAPublicKey,
        sessionToken: SecretString? = nil, at now: Timestamp, limits: ChunkLimits = ChunkLimits()
    ) throws(VerificationError) -> VerifiedChunks {
        guard signature.algorithm == .ecdsaP256SHA256 else {
            throw .wrongAlgorithm(expected: .ecdsaP256SHA256, found: signature.algorithm)
        }
        return try verifyChunked(
            request, signature: signature, key: .publicKey(publicKey, sessionToken: sessionToken), at: now,
            limits: limits)
    }

    private func verifyChunked(
        _ request: HTTPRequest, signature: RequestSignature, key: VerificationKey, at now: Timestamp,
        limits: ChunkLimits
    ) throws(VerificationError) -> VerifiedChunks {
        let head = try ChunkedHead(of: request, algorithm: signature.algorithm, rules: rules, limits: limits)
        let seed = try verifySeed(
            request, signature: signature, payload: head.form.payloadHash(signature.algorithm), key: key, at: now)
        return VerifiedChunks(head: seed.head, decoder: ChunkDecoder(head, chain: seed.chain, limits: limits))
    }
}
