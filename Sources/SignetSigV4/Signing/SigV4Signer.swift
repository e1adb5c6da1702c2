public import HTTPTypes

/// Signs requests with AWS Signature Version 4 or 4A, in the `Authorization` header or in the query.
///
/// A value to keep: it holds a cache of derived keys, shared by its copies. It reads no clock and does no I/O, and may
/// be used from any number of tasks at once.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>
public struct SigV4Signer: Sendable {
    /// The signing name of the service, such as `execute-api`.
    public let service: String
    /// The region, such as `eu-west-1`; `nil` for SigV4a.
    public let region: String?
    /// The regions that a SigV4a signature is good for; `nil` for SigV4.
    public let regionSet: RegionSet?
    /// How the service wants its requests canonicalised.
    ///
    /// To sign one call by other rules, change them in a copy: copies share the cache of keys.
    public var rules: SigningRules

    private let keys = SigningKeyCache()
    private let hasValidScope: Bool

    /// Creates a signer of Signature Version 4: HMAC-SHA256, for one region.
    /// - Parameter rules: by default those of the service.
    public init(service: String, region: String, rules: SigningRules? = nil) {
        self.service = service
        self.region = region
        regionSet = nil
        self.rules = rules ?? .forService(service)
        hasValidScope = CredentialScope.isValidPart(service) && CredentialScope.isValidPart(region)
    }

    /// Creates a signer of Signature Version 4A: ECDSA over P-256, for a set of regions. A multi-region access point of
    /// S3 takes no other.
    /// - Parameter rules: by default those of the service.
    public init(service: String, regionSet: RegionSet, rules: SigningRules? = nil) {
        self.service = service
        region = nil
        self.regionSet = regionSet
        self.rules = rules ?? .forService(service)
        hasValidScope = CredentialScope.isValidPart(service) && regionSet.isValid
    }

    /// What makes the signatures.
    public var algorithm: SigningAlgorithm { regionSet == nil ? .hmacSHA256 : .ecdsaP256SHA256 }

    /// Signs `request`, whose `path` is the percent-encoded target exactly as it will be sent.
    ///
    /// The result keeps the order of the given fields and adds `X-Amz-Security-Token`, `X-Amz-Date`,
    /// `X-Amz-Region-Set` for SigV4a, `X-Amz-Content-Sha256` where the rules or the payload ask for it (or the request
    /// had one), and `Authorization`. What an earlier signature added, to the header or to the query, is replaced, so a
    /// request can be signed again. The host is the `Host` field if there is one, else the authority.
    /// - Throws: `SigV4Error`, before anything is computed; nothing is ever signed in part.
    public func sign(
        _ request: HTTPRequest, payload: PayloadHash, credentials: Credentials, at date: Timestamp
    ) throws(SigV4Error) -> SignedRequest {
        let (key, dateField) = try scopedKey(for: credentials, at: date)
        return try HeaderForm(
            key: key, date: dateField, token: credentials.tokenField(rules), payload: payload, rules: rules,
            regionSet: regionSet
        ).sign(request)
    }

    /// Presigns `request`: whoever has the resulting target can send it, with the signed headers, for `expiresIn`
    /// seconds.
    ///
    /// The target gets the parameters `X-Amz-Algorithm`, `-Credential`, `-Date`, `-SignedHeaders`, `-Expires`,
    /// `-Security-Token`, `-Region-Set` and `-Signature`; those of an earlier signature are replaced.
    /// - Parameters:
    ///   - payload: by default `UNSIGNED-PAYLOAD` where the service takes it (S3), else the hash of no body.
    ///   - seconds: 1 to 604,800, a week: what AWS accepts.
    ///   - allowingEarlyCredentialExpiry: whether credentials may end before the URL does, which then dies with them.
    /// - Throws: `SigV4Error`, of kind `invalidExpiration` for other seconds and `credentialsExpireFirst`.
    public func presign(
        _ request: HTTPRequest, payload: PayloadHash? = nil, credentials: Credentials, at date: Timestamp,
        expiresIn seconds: Int, allowingEarlyCredentialExpiry: Bool = false
    ) throws(SigV4Error) -> SignedRequest {
        try Self.checkExpiry(
            seconds, from: date, credentials: credentials, allowingEarly: allowingEarlyCredentialExpiry)
        let (key, dateField) = try scopedKey(for: credentials, at: date)
        return try QueryForm(
            key: key, date: dateField, token: credentials.sessionToken,
            payload: payload ?? (rules.acceptsUnsignedPayload ? .unsigned : .empty), rules: rules,
            regionSet: regionSet, expiresIn: seconds
        ).sign(request)
    }

    func scopedKey(
        for credentials: Credentials, at date: Timestamp
    ) throws(SigV4Error) -> (key: ScopedKey, date: DateField) {
        guard hasValidScope else {
            throw SigV4Error(
                .invalidScope,
                "Region '\(region ?? regionSet?.description ?? "")' and service '\(service)' must be 1 to 64 letters, "
                    + "digits, '-', '_' or '.' (and '*' in a set of regions): "
                    + "name them as in a credential scope, for example eu-west-1 and execute-api.")
        }
        try credentials.validate()
        return try keys.key(for: credentials, at: date, region: region, service: service)
    }

    private static func checkExpiry(
        _ seconds: Int, from date: Timestamp, credentials: Credentials, allowingEarly: Bool
    ) throws(SigV4Error) {
        guard (1...604_800).contains(seconds) else {
            throw SigV4Error(
                .invalidExpiration,
                "A presigned request lives 1 to 604800 seconds (a week), not \(seconds): AWS refuses any other.")
        }
        guard let end = credentials.expiration, end < date.adding(seconds: Int64(seconds)), !allowingEarly else {
            return
        }
        throw SigV4Error(
            .credentialsExpireFirst,
            "The credentials end at \(end), before the \(seconds) seconds of the presigned request are over, and it "
                + "would end with them: get fresh credentials, ask for fewer seconds, or allow it.")
    }
}
