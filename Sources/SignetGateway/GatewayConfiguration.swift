public import SignetSigV4

/// What a gateway serves, to whom.
public struct GatewayConfiguration: Sendable {
    /// The region of the API and of STS.
    public var region = "eu-west-1"
    /// Twelve digits.
    public var accountID = "123456789012"
    /// The first label of the API's host name, and a part of its ARN.
    public var apiID = "abc123"
    /// The stage: the first segment of the API's paths.
    public var stage = "prod"
    /// Who may sign with a permanent key.
    public var users: [User] = []
    /// What can be assumed.
    public var roles: [Role] = []
    /// The values of `x-api-key` that the API's usage plan knows.
    public var apiKeys: [SecretString] = []
    /// The date that signatures and sessions are judged by; the machine's clock when `nil`.
    public var clock: (@Sendable () -> Timestamp)?

    /// A gateway that nobody can use yet.
    public init() {}
}
