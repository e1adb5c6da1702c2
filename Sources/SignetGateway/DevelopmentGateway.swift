public import SignetSigV4

/// Everything a gateway for development needs: fresh credentials, two roles, an API key.
public struct DevelopmentGateway: Sendable {
    /// What to make a ``Gateway`` of.
    public let configuration: GatewayConfiguration
    /// The permanent key of a user who may assume both roles and call the API.
    public let credentials: Credentials
    /// The role `ApiAccess`, which may invoke any API.
    public let roleARN: String
    /// The role `NoAccess`, which may do nothing.
    public let deniedRoleARN: String
    /// The value of `x-api-key`.
    public let apiKey: SecretString

    /// New credentials at each call; none of them is worth anything elsewhere.
    ///
    /// - Throws: ``PolicyError`` if the built-in policy were not one.
    public init(randomness: any RandomNumberGenerator = SystemRandomNumberGenerator()) throws(PolicyError) {
        var generator = SecretGenerator(randomness)
        let invoke = try Policy(
            json: """
                {"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"}]}
                """)
        var configuration = GatewayConfiguration()
        credentials = generator.accessKey()
        apiKey = SecretString(generator.apiKey())
        let account = "arn:aws:iam::\(configuration.accountID)"
        let user = User(name: "developer", credentials: credentials, policies: [invoke])
        let trusted = ["\(account):user/developer"]
        configuration.users = [user]
        configuration.roles = [
            Role(name: "ApiAccess", trustedPrincipals: trusted, policies: [invoke]),
            Role(name: "NoAccess", trustedPrincipals: trusted, policies: []),
        ]
        configuration.apiKeys = [apiKey]
        self.configuration = configuration
        roleARN = "\(account):role/ApiAccess"
        deniedRoleARN = "\(account):role/NoAccess"
    }
}
