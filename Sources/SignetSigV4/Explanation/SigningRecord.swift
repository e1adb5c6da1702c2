public import HTTPTypes

/// Our side of an explanation: what was signed, and what is known of how.
///
/// It holds secrets where they were given, and shows none.
public struct SigningRecord: Sendable {
    let canonicalRequest: CanonicalRequestText?
    let stringToSign: StringToSignText?
    let signature: String?
    let accessKeyID: String?
    let isPresigned: Bool
    let rules: SigningRules?
    let credentials: Credentials?
    let body: [UInt8]?

    /// The record of a request that was just signed.
    /// - Parameters:
    ///   - credentials: those it was signed with; with them, what is wrong with a secret may be seen.
    ///   - body: its body; with it, some changes on the way can be proven by their hash.
    public init(_ signed: SignedRequest, credentials: Credentials? = nil, body: [UInt8]? = nil) {
        let rules = signed.rules
        let bytes = CanonicalHeaders.select(from: signed.request, where: { rules.isSigned($0) }) { headers in
            var bytes: [UInt8] = []
            CanonicalRequest.write(
                signed.request, headers: headers, payload: signed.payload, rules: rules, to: &bytes)
            return bytes
        }
        canonicalRequest = CanonicalRequestText(bytes)
        stringToSign = StringToSignText(signed.stringToSign)
        signature = signed.signature
        accessKeyID = String(signed.key.credential.prefix { $0 != "/" })
        isPresigned = signed.request.headerFields[.authorization] == nil
        self.rules = rules
        self.credentials = credentials
        self.body = body
    }

    /// The record of a request that carries its signature, whoever made it.
    /// - Parameters:
    ///   - payload: the hash of its body, or what its `x-amz-content-sha256` says; `nil` takes the latter, or the hash of
    ///     `body`.
    ///   - rules: by default those of the service in its credential scope.
    ///   - credentials: those it was signed with, as far as is known.
    ///   - body: its body.
    /// - Throws: `ExplanationError.notSigned` if it has no signature that can be read.
    public init(
        signedRequest request: HTTPRequest, payload: PayloadHash? = nil, rules: SigningRules? = nil,
        credentials: Credentials? = nil, body: [UInt8]? = nil
    ) throws(ExplanationError) {
        let claimed: RequestSignature
        do {
            claimed = try RequestSignature(of: request)
        } catch {
            throw .notSigned(error)
        }
        let rules = rules ?? .forService(claimed.scope.service)
        let form = ReceivedForm(request, signature: claimed, payload: payload, body: body, rules: rules)
        canonicalRequest = form.canonicalRequest
        stringToSign = form.stringToSign
        signature = claimed.signature
        accessKeyID = claimed.accessKeyID
        isPresigned = claimed.isPresigned
        self.rules = rules
        self.credentials = credentials
        self.body = body
    }

    /// The record of what another signer says it signed.
    /// - Parameters:
    ///   - stringToSign: `nil` if it is not known.
    ///   - signature: as it was sent, in hexadecimal.
    /// - Throws: `ExplanationError` for text that is no canonical request, or no string to sign.
    public init(
        canonicalRequest: String, stringToSign: String? = nil, signature: String? = nil,
        credentials: Credentials? = nil, body: [UInt8]? = nil
    ) throws(ExplanationError) {
        guard let request = CanonicalRequestText(canonicalRequest) else { throw .notACanonicalRequest }
        self.canonicalRequest = request
        self.stringToSign = stringToSign.flatMap(StringToSignText.init)
        if stringToSign != nil, self.stringToSign == nil { throw .notAStringToSign }
        self.signature = signature
        accessKeyID = credentials?.accessKeyID
        isPresigned = request.query.contains(text: SigningParameter.credential.rawValue)
        rules = nil
        self.credentials = credentials
        self.body = body
    }

    /// The service in the credential scope.
    var service: String? { stringToSign?.scopeParts?.service }

    /// Whether a session token was sent, as far as the signature tells.
    var hasSessionToken: Bool {
        guard let canonicalRequest else { return credentials?.sessionToken != nil }
        let query = canonicalRequest.query.asciiLowercased
        return ["x-amz-security-token", "x-amz-s3session-token"].contains { name in
            canonicalRequest.header(name) != nil || query.contains(text: name)
        }
    }
}

extension SigningRecord: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The method and the credential scope, nothing else.
    public var description: String {
        let method = canonicalRequest.map { EscapedText.of($0.method, atMost: 32) } ?? "unknown"
        let scope = stringToSign.map { EscapedText.of($0.scope, atMost: 128) } ?? "unknown scope"
        return "\(method) request signed for \(scope)"
    }

    /// The same as the description.
    public var debugDescription: String { description }

    /// A mirror without children: what was signed may hold a session token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
