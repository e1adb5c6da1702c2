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
        try Self.check(accessKeyID, part: "access key id")
        if accessKeyID.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ",") || $0 >= 0x7F }) {
            throw SigV4Error(
                .invalidCredentials,
                "The access key id holds '/', ',' or a byte outside ASCII: check that it is not the secret or an ARN.")
        }
        try Self.check(secretAccessKey.reveal(), part: "secret access key")
        if let sessionToken {
            try Self.check(sessionToken.reveal(), part: "session token")
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
