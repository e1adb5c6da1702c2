/// Why a signature was not accepted.
///
/// The texts are safe to log: they hold neither secrets nor the canonical request, which is for the answer to the
/// client.
public enum VerificationError: Error, Hashable, Sendable {
    /// A part of the credential scope.
    public enum ScopePart: String, Hashable, Sendable {
        /// The day, `20150830`.
        case date
        /// The region, `eu-west-1`.
        case region
        /// The service, `execute-api`.
        case service
    }

    /// The request has no signature, neither in an `Authorization` header nor in its query.
    case missingAuthentication
    /// The `Authorization` header, or the signature in the query, is not a SigV4 one, or is there twice.
    case malformedAuthorization(why: String)
    /// Something else the signature depends on is malformed: the target, the host, a doubled field.
    case malformedRequest(why: String)
    /// The request is larger than the verifier will canonicalise.
    case limitExceeded(what: String, limit: Int)
    /// No credentials belong to this access key id.
    case unknownKey(id: String)
    /// The request has no `X-Amz-Date`.
    case missingDate
    /// The request was signed too long ago, or too far ahead.
    case stale(requestDate: Timestamp, now: Timestamp, toleranceSeconds: Int64)
    /// The presigned request has lived its time.
    case expired(requestDate: Timestamp, expiresIn: Int, now: Timestamp)
    /// The credential scope names another day than `X-Amz-Date`, or another region or service than this one.
    case wrongScope(part: ScopePart, expected: String, found: String)
    /// A SigV4a request has no `X-Amz-Region-Set`.
    case missingRegionSet
    /// The signature is not of the only algorithm that the key at hand can verify.
    case wrongAlgorithm(expected: SigningAlgorithm, found: SigningAlgorithm)
    /// A header the signature must cover is not among the signed ones.
    case requiredHeaderUnsigned(name: String)
    /// A header that is said to be signed is not there.
    case signedHeaderMissing(name: String)
    /// The credentials are temporary and the request has no session token.
    case tokenMissing
    /// The session token is not the one of these credentials.
    case tokenMismatch
    /// The temporary credentials have ended.
    case tokenExpired(expiration: Timestamp)
    /// The body is not the one that was signed, or was not signed where it must be.
    case payloadHashMismatch(declared: String, actual: String)
    /// The signature is not that of this request. The strings are what the verifier signed.
    case signatureMismatch(canonicalRequest: String, stringToSign: String)
    /// The signature could not be checked: libcrypto failed, which is no fault of the request.
    case cryptography(why: String)
}
