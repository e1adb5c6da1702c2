import HTTPTypes

/// What a request is signed with: one access key, frozen for the length of the call.
///
/// An immutable value, so that the key of one set is never used with the secret of another across a refresh. The secret
/// and the token cannot be printed.
public struct Credentials: Sendable, Equatable {
    /// The public part of the key, such as `AKIAIOSFODNN7EXAMPLE`.
    public let accessKeyID: String
    /// The secret the signing key is derived from.
    public let secretAccessKey: SecretString
    /// The token of temporary credentials; `nil` for long-lived ones.
    public let sessionToken: SecretString?
    /// When temporary credentials end; `nil` if they do not, or it is not known.
    public let expiration: Timestamp?
    /// The twelve-digit account the key belongs to, where known.
    public let accountID: String?

    /// What tells these credentials from others without showing the secret: a digest of key id and secret.
    let fingerprint: SHA256Digest
    /// The token as a header field, made once: a token has some thousand bytes to look through.
    private let tokenField: HTTPField?
    /// What is wrong with them, found once and not at every signature.
    private let flaw: SigV4Error?

    /// Creates credentials from wrapped secrets. Nothing is checked; see ``validate()``.
    public init(
        accessKeyID: String, secretAccessKey: SecretString, sessionToken: SecretString?, expiration: Timestamp? = nil,
        accountID: String? = nil
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
        self.accountID = accountID
        fingerprint = Self.fingerprint(accessKeyID: accessKeyID, secret: secretAccessKey)
        tokenField = sessionToken.map { HTTPField(name: AWSHeader.securityToken, value: $0.reveal()) }
        flaw = Self.flaw(accessKeyID: accessKeyID, secret: secretAccessKey, token: sessionToken)
    }

    /// Creates credentials from plain strings. Nothing is checked; see ``validate()``.
    public init(
        accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Timestamp? = nil,
        accountID: String? = nil
    ) {
        self.init(
            accessKeyID: accessKeyID, secretAccessKey: SecretString(secretAccessKey),
            sessionToken: sessionToken.map(SecretString.init), expiration: expiration, accountID: accountID)
    }

    /// Checks that every part is present and free of white space, control bytes and what would break a credential
    /// scope.
    ///
    /// A line end read along with a secret is the usual cause of a signature mismatch; here it is named instead.
    /// - Throws: `SigV4Error` of kind `invalidCredentials`, which says which part and never its value.
    public func validate() throws(SigV4Error) {
        if let flaw { throw flaw }
    }

    /// The session token as a field of the name the service reads, or `nil` for long-lived credentials.
    func tokenField(_ rules: SigningRules) -> HTTPField? {
        guard rules.sessionTokenName == .s3Session, var field = tokenField else { return tokenField }
        field.name = AWSHeader.s3SessionToken
        return field
    }

    private static func fingerprint(accessKeyID: String, secret: SecretString) -> SHA256Digest {
        DigestSink.digest { sink in
            sink.write(accessKeyID)
            // No key id that passes validation holds a NUL, so no two pairs share a digest.
            sink.write(0)
            secret.withUTF8 { sink.write($0) }
        }
    }

    private static func flaw(accessKeyID: String, secret: SecretString, token: SecretString?) -> SigV4Error? {
        do throws(SigV4Error) {
            try check(accessKeyID, part: "access key id")
            if accessKeyID.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ",") || $0 >= 0x7F }) {
                throw SigV4Error(
                    .invalidCredentials,
                    "The access key id holds '/', ',' or a byte outside ASCII: check that it is not the secret or an "
                        + "ARN.")
            }
            try check(secret.reveal(), part: "secret access key")
            if let token { try check(token.reveal(), part: "session token") }
            return nil
        } catch {
            return error
        }
    }

    private static func check(_ value: String, part: String) throws(SigV4Error) {
        guard !value.isEmpty else {
            throw SigV4Error(.invalidCredentials, "The \(part) is empty: set it, or use another source of credentials.")
        }
        guard !value.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
            throw SigV4Error(
                .invalidCredentials,
                "The \(part) holds white space or a control byte: remove it (usually a line end copied along).")
        }
    }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The access key id, and whether the credentials are temporary.
    public var description: String {
        "\(accessKeyID)\(sessionToken == nil ? "" : ", temporary")\(expiration.map { " until \($0)" } ?? "")"
    }

    /// The same as the description.
    public var debugDescription: String { description }

    /// A mirror without secrets and what was computed from them.
    public var customMirror: Mirror {
        Mirror(
            self,
            children: [
                "accessKeyID": accessKeyID, "secretAccessKey": secretAccessKey, "sessionToken": sessionToken as Any,
                "expiration": expiration as Any, "accountID": accountID as Any,
            ])
    }
}
