public import SignetSigV4

/// A user of the account, with one access key.
public struct User: Sendable {
    /// The name, as in the ARN.
    public let name: String
    /// The access key; permanent.
    public let credentials: Credentials
    /// What the user may do.
    public let policies: [Policy]

    /// A user.
    public init(name: String, credentials: Credentials, policies: [Policy]) {
        self.name = name
        self.credentials = credentials
        self.policies = policies
    }
}
