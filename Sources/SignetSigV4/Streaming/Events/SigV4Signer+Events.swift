public import HTTPTypes

extension SigV4Signer {
    /// Signs a request whose body is a stream of signed events, and makes the signer of the events.
    ///
    /// The request gets `X-Amz-Content-Sha256: STREAMING-AWS4-HMAC-SHA256-EVENTS`; its content type is the caller's to
    /// set.
    /// - Throws: `SigV4Error` as ``sign(_:payload:credentials:at:)``, and of kind `invalidRequest` for a signer of
    ///   SigV4a: no service documents events in that form.
    public func signEvents(
        _ request: HTTPRequest, credentials: Credentials, at date: Timestamp
    ) throws(SigV4Error) -> EventRequest {
        guard algorithm == .hmacSHA256 else {
            throw SigV4Error(
                .invalidRequest,
                "Events are signed with \(SigningAlgorithm.hmacSHA256.rawValue) only: sign for one region.")
        }
        let hash = StreamingForm.events.payloadHash(.hmacSHA256)
        let signed = try sign(request, payload: hash, credentials: credentials, at: date)
        return EventRequest(
            signed: signed, signer: EventSigner(self, credentials, chain: ChainSigner(signed), date: date))
    }
}
