public import HTTPTypes

/// Verifies Signature Version 4 and 4A, in the `Authorization` header or in the query, by the canonical request that the
/// signer uses.
///
/// It reads no clock, does no I/O and keeps a small cache of derived keys shared by its copies. Looking the key up lies
/// between its two steps: parse a ``RequestSignature``, find the credentials of its `accessKeyID`, then call
/// `verify`.
public struct SigV4Verifier: Sendable {
    /// The signing name this service answers to; `nil` accepts any.
    public let service: String?
    /// The region this service is in, which a SigV4a region set must contain; `nil` accepts any.
    public let region: String?
    /// How requests are canonicalised, and whether an unsigned payload is accepted.
    public let rules: SigningRules
    /// How far the date of a request may be from now, in seconds, both ways.
    public let toleranceSeconds: Int64
    /// What is refused unread.
    public let limits: VerificationLimits

    let keys = SigningKeyCache()

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
        return try verify(request, signature: signature, payload: payload, key: .secret(credentials), at: now)
    }

    /// Verifies a SigV4a `request` as it was received, without the secret.
    /// - Parameters:
    ///   - signature: the parsed signature of this request.
    ///   - payload: the hash of the body that arrived; `unsigned` is taken only where the rules accept it.
    ///   - publicKey: that of `signature.accessKeyID`.
    ///   - sessionToken: the token of the same credentials, if they are temporary. That they have not ended is for the
    ///     caller to see to.
    /// - Throws: `wrongAlgorithm` for a signature of HMAC, and what the other forms throw.
    public func verify(
        _ request: HTTPRequest, signature: RequestSignature, payload: PayloadHash, publicKey: ECDSAPublicKey,
        sessionToken: SecretString? = nil, at now: Timestamp
    ) throws(VerificationError) -> VerifiedRequest {
        guard signature.algorithm == .ecdsaP256SHA256 else {
            throw .wrongAlgorithm(expected: .ecdsaP256SHA256, found: signature.algorithm)
        }
        return try verify(
            request, signature: signature, payload: payload, key: .publicKey(publicKey, sessionToken: sessionToken),
            at: now)
    }

    func verify(
        _ request: HTTPRequest, signature: RequestSignature, payload: PayloadHash, key: VerificationKey,
        at now: Timestamp
    ) throws(VerificationError) -> VerifiedRequest {
        let received = try ReceivedRequest(request, limits: limits)
        let date = try checkDate(of: received, signature: signature, now: now)
        let regionSet = try received.regionSet(of: signature)
        try checkScope(signature.scope, regionSet: regionSet)
        try checkRequiredHeaders(of: received, signed: signature.signedHeaders)
        try checkToken(of: received, signature: signature, key: key, now: now)
        let payload = try received.signedPayload(of: signature, actual: payload, rules: rules)
        try received.withSignedHeaders(of: signature) { headers throws(VerificationError) in
            try check(signature, of: request, headers: headers, payload: payload, key: key, date: date)
        }
        return VerifiedRequest(
            accessKeyID: signature.accessKeyID, scope: signature.scope, regionSet: regionSet, requestDate: date,
            signedHeaders: signature.signedHeaders, payload: payload)
    }

    private func check(
        _ signature: RequestSignature, of request: HTTPRequest, headers: borrowing CanonicalHeaders,
        payload: PayloadHash, key: VerificationKey, date: Timestamp
    ) throws(VerificationError) {
        let digest = CanonicalRequest.digest(request, headers: headers, payload: payload, rules: rules)
        let isValid: Bool
        do {
            isValid = try self.isValid(signature, of: digest, key: key, date: date)
        } catch {
            throw .cryptography(why: error.message)
        }
        guard isValid else {
            throw .signatureMismatch(
                canonicalRequest: CanonicalRequest.text(request, headers: headers, payload: payload, rules: rules),
                stringToSign: StringToSign(of: digest, signature: signature, date: date).text)
        }
    }

    private func isValid(
        _ signature: RequestSignature, of canonicalRequest: SHA256Digest, key: VerificationKey, date: Timestamp
    ) throws(SigV4Error) -> Bool {
        switch key {
        case .secret(let credentials):
            let (key, date) = try keys.key(
                for: credentials, at: date, region: signature.scope.region, service: signature.scope.service)
            return try key.isValid(signature.signature, of: canonicalRequest, date: date.text)
        case .publicKey(let key, _):
            let stringToSign = StringToSign(of: canonicalRequest, signature: signature, date: date)
            return try stringToSign.withBytes { bytes throws(SigV4Error) in
                try key.isValid(signature.signature, of: bytes)
            }
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

    func checkScope(_ scope: CredentialScope, regionSet: RegionSet?) throws(VerificationError) {
        if let region, let found = scope.region, found != region {
            throw .wrongScope(part: .region, expected: region, found: found)
        }
        if let region, let regionSet, !regionSet.contains(region) {
            throw .wrongScope(part: .region, expected: region, found: regionSet.description)
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
        of received: ReceivedRequest, signature: RequestSignature, key: VerificationKey, now: Timestamp
    ) throws(VerificationError) {
        try checkToken(sent: received.token(of: signature), key: key, now: now)
    }

    func checkToken(
        sent: SecretString?, key: VerificationKey, now: Timestamp
    ) throws(VerificationError) {
        switch (key.sessionToken, sent) {
        case (nil, nil): break
        case (.some, nil): throw .tokenMissing
        case (nil, .some): throw .tokenMismatch
        case (let expected?, let sent?):
            guard expected == sent else { throw .tokenMismatch }
        }
        if let expiration = key.expiration, expiration <= now { throw .tokenExpired(expiration: expiration) }
    }
}

extension StringToSign {
    /// What `signature` must be the signature of.
    fileprivate init(of canonicalRequest: SHA256Digest, signature: RequestSignature, date: Timestamp) {
        self.init(
            algorithm: signature.algorithm, date: date.iso8601Basic, scope: signature.scope.description,
            canonicalRequest: canonicalRequest)
    }
}
