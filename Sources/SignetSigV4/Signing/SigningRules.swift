/// How a service wants its requests canonicalised.
///
/// AWS has one algorithm and a few dialects. ``forService(_:)`` knows which service speaks which.
public struct SigningRules: Hashable, Sendable {
    /// What becomes of the token of temporary credentials.
    public enum SessionTokenPlacement: Hashable, Sendable {
        /// `X-Amz-Security-Token` is one of the signed headers: the rule.
        case signed
        /// It is added after signing and not covered: AWS IoT.
        case appendedUnsigned
    }

    /// What the session token is called.
    public enum SessionTokenName: Hashable, Sendable {
        /// `X-Amz-Security-Token`: the rule.
        case security
        /// `X-Amz-S3session-Token`: the credentials of an S3 Express session, made by CreateSession.
        case s3Session
    }

    /// Whether dot segments are resolved and runs of `/` merged before the path is signed. Off for S3, where keys are
    /// opaque.
    public var normalizesPath: Bool
    /// Whether the path as sent is percent-encoded once more. Off for S3.
    public var encodesPathTwice: Bool
    /// Whether `X-Amz-Content-Sha256` is sent.
    public var addsContentSHA256Header: Bool
    /// Whether a verifier accepts `UNSIGNED-PAYLOAD`.
    public var acceptsUnsignedPayload: Bool
    /// What becomes of the session token.
    public var sessionToken: SessionTokenPlacement
    /// What the session token is called.
    public var sessionTokenName: SessionTokenName
    /// Which header fields are signed.
    public var headers: HeaderPolicy

    /// Creates rules; the defaults are ``standard``.
    public init(
        normalizesPath: Bool = true, encodesPathTwice: Bool = true, addsContentSHA256Header: Bool = false,
        acceptsUnsignedPayload: Bool = false, sessionToken: SessionTokenPlacement = .signed,
        sessionTokenName: SessionTokenName = .security, headers: HeaderPolicy = .standard
    ) {
        self.normalizesPath = normalizesPath
        self.encodesPathTwice = encodesPathTwice
        self.addsContentSHA256Header = addsContentSHA256Header
        self.acceptsUnsignedPayload = acceptsUnsignedPayload
        self.sessionToken = sessionToken
        self.sessionTokenName = sessionTokenName
        self.headers = headers
    }

    /// API Gateway, STS, Lambda and nearly every other service.
    public static let standard = SigningRules()

    /// The S3 family: a path is signed as the key it names, and the payload hash is always sent.
    public static let s3 = SigningRules(
        normalizesPath: false, encodesPathTwice: false, addsContentSHA256Header: true, acceptsUnsignedPayload: true)

    /// S3 Express One Zone with the credentials of a session. CreateSession itself, and what else takes IAM credentials
    /// there, is signed by ``s3``.
    public static let s3Express = SigningRules(
        normalizesPath: false, encodesPathTwice: false, addsContentSHA256Header: true, acceptsUnsignedPayload: true,
        sessionTokenName: .s3Session)

    /// The rules of the service with this signing name, such as `execute-api`.
    public static func forService(_ service: String) -> SigningRules {
        switch service {
        case "s3", "s3-outposts", "s3-object-lambda": .s3
        case "s3express": .s3Express
        // OpenSearch Serverless and Glacier answer 403 without the header.
        case "aoss", "glacier": SigningRules(addsContentSHA256Header: true)
        case "iotdevicegateway": SigningRules(sessionToken: .appendedUnsigned)
        default: .standard
        }
    }

    /// Whether the signature covers a field of this name.
    func isSigned(_ name: FieldName) -> Bool {
        reasonUnsigned(name) == nil
    }

    /// Why the signature does not cover a field of this name, or `nil` if it does.
    func reasonUnsigned(_ name: FieldName) -> String? {
        if sessionToken == .appendedUnsigned, AWSHeader.isToken(name) {
            return "the service takes the session token unsigned"
        }
        return headers.reasonUnsigned(name)
    }
}
