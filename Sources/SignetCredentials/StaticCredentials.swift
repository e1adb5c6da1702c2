public import SignetSigV4

/// Credentials given once.
public struct StaticCredentials: CredentialsProvider {
    private let given: Credentials

    /// These credentials, whatever they are; a malformed secret is refused when a request is signed.
    public init(_ credentials: Credentials) {
        given = credentials
    }

    /// Credentials from their parts.
    public init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
        given = Credentials(accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: sessionToken)
    }

    /// The credentials.
    public func credentials() async throws(CredentialsError) -> Credentials { given }

    /// The credentials.
    public var readyCredentials: Credentials? { given }
}
