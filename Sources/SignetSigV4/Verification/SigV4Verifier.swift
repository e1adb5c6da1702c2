public import HTTPTypes

/// Verifies Signature Version 4, in the `Authorization` header or in the query, by the canonical request that the
/// signer uses.
///
/// It reads no clock, does no I/O and keeps a small cache of derived keys shared by its copies. Looking the key up lies
/// between its two steps: parse a ``RequestSignature``, find the credentials of its `accessKeyID`, then call
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

    private let keys = SigningKeyCache()

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
    }

    /// Parses the signature, looks the key up with `credentials`, and verifies.
    public func verify(
        _ request: HTTPRequest, payload: PayloadHash, at now: Timestamp,
        credentials: (_ accessKeyID: String) throws(VerificationError) -> Credentials?
    ) throws(VerificationError) -> VerifiedRequest {
        let signature = try RequestSignature(of: request, limits: limits)
        guard let found = try credentials(signature.accessKeyID) else { throw .unknownKey(id: signature.accessKeyID) }
        return try verify(request, signature: signature, payload: payload, credentials: found, at: now)
    }

    /// Verifies `request` as it was received.
    /// - Parameters:
    ///   - signature: the parsed signature of this request.
    ///   - payload: the hash of the body that arrived; `unsigned` is taken only where the rules accept it.
    ///   - credentials: those of `signature.accessKeyID`.
    public func verify(
        _ request: HTTPRequest, signature: RequestSignature, payload: PayloadHash, credentials: Credentials,
        at now: Timestamp
    ) throws(VerificationError) -> VerifiedRequest {
        guard signature.accessKeyID == credentials.accessKeyID else { throw .unknownKey(id: signature.accessKeyID) }
        let received = try ReceivedRequest(request, limits: limits)
        let date = try checkDate(of: received, signature: signature, now: now)
        try checkScope(signature.scope)
        try checkRequiredHeaders(of: received, signed: signature.signedHeaders)
        try checkToken(of: received, signature: signature, credentials: credentials, now: now)
        let payload = try received.signedPayload(of: signature, actual: payload, rules: rules)
        try received.withSignedHeaders(of: signature) { headers throws(VerificationError) in
            try check(signature, of: request, headers: headers, payload: payload, credentials: credentials, date: date)
        }
        return VerifiedRequest(
            accessKeyID: signature.accessKeyID, scope: signature.scope, requestDate: date,
            signedHeaders: signature.signedHeaders, payload: payload)
    }

    private func check(
        _ signature: RequestSignature, of request: HTTPRequest, headers: borrowing CanonicalHeaders,
        payload: PayloadHash, credentials: Credentials, date: Timestamp
    ) throws(VerificationError) {
        let (key, dateField) = keys.key(
            for: credentials, at: date, region: signature.scope.region ?? "", service: signature.scope.service)
        let digest = CanonicalRequest.digest(request, headers: headers, payload: payload, rules: rules)
        // A key that cannot sign proves nothing: the same as a signature that differs.
        let expected = try? key.sign(digest, date: dateField.text).hexadecimal
        guard let expected, constantTimeEqual(expected, signature.signature) else {
            throw .signatureMismatch(
                canonicalRequest: CanonicalRequest.text(request, headers: headers, payload: payload, rules: rules),
                stringToSign: StringToSign(
                    algorithm: key.algorithm, date: dateField.text, scope: key.scopeText, canonicalRequest: digest
                ).text)
        }
    }

    private func checkDate(
        of received: ReceivedRequest, signature: RequestSignature, now: Timestamp
    ) throws(VerificationError) -> Timestamp {
        let date = try received.date(of: signature)
        let age = now.seconds(since: date)
        if let presigned = signature.presigned {
            guard age >= -toleranceSeconds else {
                throw .stale(requestDate: date, now: now, toleranceSeconds: toleranceSeconds)
            }
            guard age <= presigned.expiresIn else {
                throw .expired(requestDate: date, expiresIn: presigned.expiresIn, now: now)
            }
        } else if abs(age) > toleranceSeconds {
            throw .stale(requestDate: date, now: now, toleranceSeconds: toleranceSeconds)
        }
        guard date.dateStamp == signature.scope.dateStamp else {
            throw .wrongScope(part: .date, expected: date.dateStamp, found: signature.scope.dateStamp)
        }
        return date
    }

    private func checkScope(_ scope: CredentialScope) throws(VerificationError) {
        if let region, let found = scope.region, found != region {
            throw .wrongScope(part: .region, expected: region, found: found)
        }
        if let service, scope.service != service {
            throw .wrongScope(part: .service, expected: service, found: scope.service)
        }
    }

    /// The host binds the request to this server, and every `x-amz-*` header changes what a service does.
    private func checkRequiredHeaders(of received: ReceivedRequest, signed: [String]) throws(VerificationError) {
        guard signed.contains("host") else { throw .requiredHeaderUnsigned(name: "host") }
        for field in received.request.headerFields {
            let name = field.name.canonicalName
            guard name.hasPrefix("x-amz-"), !signed.contains(name) else { continue }
            if rules.sessionToken == .appendedUnsigned, AWSHeader.isToken(FieldName(name)) { continue }
            throw .requiredHeaderUnsigned(name: name)
        }
    }

    private func checkToken(
        of received: ReceivedRequest, signature: RequestSignature, credentials: Credentials, now: Timestamp
    ) throws(VerificationError) {
        let sent = try received.token(of: signature)
        switch (credentials.sessionToken, sent) {
        case (nil, nil): break
        case (.some, nil): throw .tokenMissing
        case (nil, .some): throw .tokenMismatch
        case (let expected?, let sent?):
            guard expected == sent else { throw .tokenMismatch }
        }
        if let expiration = credentials.expiration, expiration <= now { throw .tokenExpired(expiration: expiration) }
    }
}
