public import HTTPTypes

/// Signs requests with AWS Signature Version 4 in the `Authorization` header.
///
/// A value to keep: it holds a small cache of derived keys, shared by its copies. It reads no clock and does no I/O,
/// and may be used from any number of tasks at once.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>
public struct SigV4Signer: Sendable {
    /// The signing name of the service, such as `execute-api`.
    public let service: String
    /// The region, such as `eu-west-1`.
    public let region: String
    /// How the service wants its requests canonicalised.
    public let rules: SigningRules

    private let keys = SigningKeyCache()
    private let hasValidScope: Bool

    /// Creates a signer.
    /// - Parameter rules: by default those of the service.
    public init(service: String, region: String, rules: SigningRules? = nil) {
        self.service = service
        self.region = region
        self.rules = rules ?? .forService(service)
        hasValidScope = CredentialScope.isValidPart(service) && CredentialScope.isValidPart(region)
    }

    /// Signs `request`, whose `path` is the percent-encoded target exactly as it will be sent.
    ///
    /// The result keeps the order of the given fields and adds `X-Amz-Security-Token`, `X-Amz-Date`,
    /// `X-Amz-Content-Sha256` where the rules ask for it (or the request had one), and `Authorization`. Fields of these
    /// names that were there before are replaced, so a request can be signed again. The host is the `Host` field if
    /// there is one, else the authority.
    /// - Throws: `SigV4Error`, before anything is computed; nothing is ever signed in part.
    public func sign(
        _ request: HTTPRequest, payload: PayloadHash, credentials: Credentials, at date: Timestamp
    ) throws(SigV4Error) -> SignedRequest {
        try checkScope()
        try credentials.validate()
        let target = try RequestTarget(of: request)
        let selection = try HeaderSelection(
            of: request, payload: payload, token: credentials.sessionToken, date: date, rules: rules)
        let canonicalRequest = CanonicalRequest(
            method: request.method, target: target, headers: CanonicalHeaders(selection.signed), payload: payload,
            rules: rules)
        let scope = CredentialScope(dateStamp: date.dateStamp, region: region, service: service)
        let stringToSign = StringToSign(canonicalRequest: canonicalRequest, date: date.iso8601Basic, scope: scope)
        let signature = keys.key(secret: credentials.secretAccessKey, scope: scope).sign(stringToSign.bytes).hexadecimal
        var signed = request
        signed.headerFields = selection.emitted
        signed.headerFields.append(
            HTTPField(
                name: .authorization,
                value: Authorization.value(
                    accessKeyID: credentials.accessKeyID, scope: scope, signedHeaders: canonicalRequest.signedHeaders,
                    signature: signature)))
        return SignedRequest(
            request: signed, signature: signature, signedHeaders: canonicalRequest.signedHeaders,
            unsignedHeaders: selection.unsigned, canonicalRequestBytes: canonicalRequest.bytes,
            stringToSignBytes: stringToSign.bytes)
    }

    private func checkScope() throws(SigV4Error) {
        guard hasValidScope else {
            throw SigV4Error(
                .invalidScope,
                "Region '\(region)' and service '\(service)' must be 1 to 64 letters, digits, '-', '_' or '.': "
                    + "name them as in a credential scope, for example eu-west-1 and execute-api.")
        }
    }
}
