import HTTPTypes
package import SignetCore
package import SignetSigV4

extension Request {
    /// The request with its signature: the one place where Signet's requests meet SigV4.
    ///
    /// - Throws: ``SigV4Error`` when the head, the scope or the credentials cannot be signed with.
    package func signed(
        by signer: SigV4Signer, with credentials: Credentials, payload: PayloadHash, at now: Timestamp
    ) throws(SigV4Error) -> Request {
        var request = self
        request.head = try signature(by: signer, with: credentials, payload: payload, at: now).request
        return request
    }

    /// The signed head, with all that went into its signature.
    ///
    /// - Throws: ``SigV4Error`` as ``signed(by:with:payload:at:)`` does.
    package func signature(
        by signer: SigV4Signer, with credentials: Credentials, payload: PayloadHash, at now: Timestamp
    ) throws(SigV4Error) -> SignedRequest {
        var head = head
        if payload.isUnsigned, let name = HTTPField.Name("X-Amz-Content-Sha256") {
            // Only the field tells a service that the body is not covered; without it the hash would be taken as wrong.
            head.headerFields[name] = payload.value
        }
        return try signer.sign(head, payload: payload, credentials: credentials, at: now)
    }

    /// The request with its signature, and its body in chunks that are signed while they are sent.
    ///
    /// - Throws: ``SigV4Error`` also for a payload that cannot be sent in chunks.
    package func signed(
        by signer: SigV4Signer, with credentials: Credentials, payload: ChunkedPayload, at now: Timestamp
    ) throws(SigV4Error) -> Request {
        let chunked = try signer.signChunked(head, payload: payload, credentials: credentials, at: now)
        let chunks = ChunkedBody(body: body, encoder: chunked.encoder)
        var request = self
        request.head = chunked.signed.request
        request.body = .stream(
            length: chunked.encoder.encodedLength, replay: body.isReplayable ? .replayable : .once
        ) { chunks }
        return request
    }
}
