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
        if payload.isUnsigned, let name = HTTPField.Name("X-Amz-Content-Sha256") {
            // Only the field tells a service that the body is not covered; without it the hash would be taken as wrong.
            request.head.headerFields[name] = payload.value
        }
        request.head = try signer.sign(request.head, payload: payload, credentials: credentials, at: now).request
        return request
    }
}
