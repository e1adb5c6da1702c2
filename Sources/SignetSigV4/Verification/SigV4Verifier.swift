public import HTTPTypes

/// Verifies Signature Version 4 in the `Authorization` header, by the canonical request that the signer uses.
///
/// It reads no clock, does no I/O and keeps a small cache of derived keys shared by its copies. Looking the key up lies
/// between its two steps: parse an ``AuthorizationHeader``, find the credentials of its `accessKeyID`, then call
/// `verify`.
public struct SigV4Verifier: Sendable {
    /// The signing name this service answers to; `nil` accepts any.
    public let service: String?
    /// The region this service is in; `nil` accepts any.
    public let region: String?
    /// How requests are canonicalised, and whether an unsigned payload is accepted.
    public let rules: SigningRules
    /// How far the date of a request may be from now, in seconds, both ways.
    public let toleranceSeconds: Int64
    /// What is refused unread.
    public let limits: VerificationLimits

    private let keys: SigningKeyCache

    /// Creates a verifier.
    /// - Parameters:
    ///   - rules: by default those of the service.
    ///   - toleranceSeconds: by default 300, the window of AWS.
    public init(
        service: String?, region: String?, rules: SigningRules? = nil, toleranceSeconds: Int64 = 300,
        limits: VerificationLimits = VerificationLimits()
    ) {
        self.service = service
        self.region = region
        self.rules = rules ?? service.map(SigningRules.forService) ?? .standard
        self.toleranceSeconds = max(0, toleranceSeconds)
        self.limits = limits
        // A server meets more keys than a client: some hundred callers stay cached in 80 KiB.
        keys = SigningKeyCache(capacity: 256)
    }

    /// Parses the header, looks the key up with `credentials`, and verifies.
    public func verify(
        _ request: HTTPRequest, payload: PayloadHash, at now: Timestamp,
        credentials: (_ accessKeyID: String) throws(VerificationError) -> Credentials?
    ) throws(VerificationError) -> VerifiedRequest {
        let authorization = try AuthorizationHeader(of: request, limits: limits)
        guard let found = try credentials(authorization.accessKeyID) else {
            throw .unknownKey(id: authorization.accessKeyID)
        }
        return try verify(request, authorization: authorization, payload: payload, credentials: found, at: now)
    }

    /// Verifies `request` as it was received.
    /// - Parameters:
    ///   - authorization: the parsed header of this request.
    ///   - payload: the hash of the body that arrived; `unsigned` is taken only where the rules accept it.
    ///   - credentials: those of `authorization.accessKeyID`.
    public func verify(
        _ request: HTTPRequest, authorization: AuthorizationHeader, payload: PayloadHash, credentials: Credentials,
        at now: Timestamp
    ) throws(VerificationError) -> VerifiedRequest {
        guard authorization.accessKeyID == credentials.accessKeyID else {
            throw .unknownKey(id: authorization.accessKeyID)
        }
        let received = try ReceivedRequest(request, limits: limits)
        let date = try checkDate(of: received, scope: authorization.scope, now: now)
        try checkScope(authorization.scope)
        try checkRequiredHeaders(of: received, signed: authorization.signedHeaders)
        try checkToken(of: received, credentials: credentials, now: now)
        let signedPayload = try received.signedPayload(actual: payload, rules: rules)
        let canonicalRequest = CanonicalRequest(
            method: request.method, target: received.target,
            headers: CanonicalHeaders(try received.fields(named: authorization.signedHeaders)), payload: signedPayload,
            rules: rules)
        let stringToSign = StringToSign(
            canonicalRequest: canonicalRequest, date: date.iso8601Basic, scope: authorization.scope)
        let key = keys.key(secret: credentials.secretAccessKey, scope: authorization.scope)
        let expected = key.sign(stringToSign.bytes).hexadecimal
        guard constantTimeEqual(expected, authorization.signature) else {
            throw .signatureMismatch(
                canonicalRequest: String(decoding: canonicalRequest.bytes, as: UTF8.self),
                stringToSign: String(decoding: stringToSign.bytes, as: UTF8.self))
        }
        return VerifiedRequest(
            accessKeyID: authorization.accessKeyID, scope: authorization.scope, requestDate: date,
            signedHeaders: authorization.signedHeaders, payload: signedPayload)
    }

    private func checkDate(
        of received: ReceivedRequest, scope: CredentialScope, now: Timestamp
    ) throws(VerificationError) -> Timestamp {
        let date = try received.date()
        guard abs(now.seconds(since: date)) <= toleranceSeconds else {
            throw .stale(requestDate: date, now: now, toleranceSeconds: toleranceSeconds)
        }
        guard date.dateStamp == scope.dateStamp else {
            throw .wrongScope(part: .date, expected: date.dateStamp, found: scope.dateStamp)
        }
        return date
    }

    private func checkScope(_ scope: CredentialScope) throws(VerificationError) {
        if let region, scope.region != region {
            throw .wrongScope(part: .region, expected: region, found: scope.region)
        }
        if let service, scope.service != service {
            throw .wrongScope(part: .service, expected: service, found: scope.service)
        }
    }

    /// The host binds the request to this server, and every `x-amz-*` header changes what a service does.
    private func checkRequiredHeaders(of received: ReceivedRequest, signed: [String]) throws(VerificationError) {
        let signed = Set(signed)
        guard signed.contains("host") else { throw .requiredHeaderUnsigned(name: "host") }
        for field in received.request.headerFields {
            let name = field.name.canonicalName
            guard name.hasPrefix("x-amz-"), !signed.contains(name) else { continue }
            if rules.sessionToken == .appendedUnsigned, field.name == AWSHeader.securityToken { continue }
            throw .requiredHeaderUnsigned(name: name)
        }
    }

    private func checkToken(
        of received: ReceivedRequest, credentials: Credentials, now: Timestamp
    ) throws(VerificationError) {
        let sent = try received.single(AWSHeader.securityToken)
        switch (credentials.sessionToken, sent) {
        case (nil, nil): break
        case (.some, nil): throw .tokenMissing
        case (nil, .some): throw .tokenMismatch
        case (let expected?, let sent?):
            guard expected == SecretString(sent.value) else { throw .tokenMismatch }
        }
        if let expiration = credentials.expiration, expiration <= now { throw .tokenExpired(expiration: expiration) }
    }
}
