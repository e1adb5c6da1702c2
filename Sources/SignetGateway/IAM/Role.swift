/// A role of the account: who may assume it, and what it may do.
public struct Role: Sendable {
    /// The name, as in the ARN.
    public let name: String
    /// ARNs of the principals that may assume it, `*` and `?` as in policies: of users, of roles (for all their
    /// sessions), of one session, or of the account (`arn:aws:iam::ACCOUNT:root`), which leaves it to the policies of
    /// the principal.
    public let trustedPrincipals: [String]
    /// What whoever assumes it must know; `nil` for nothing.
    public let externalID: String?
    /// The longest session, in seconds: 3,600–43,200.
    public let maximumSessionSeconds: Int
    /// What the role may do.
    public let policies: [Policy]

    /// A role; one hour is AWS's default for the longest session.
    public init(
        name: String, trustedPrincipals: [String], externalID: String? = nil, maximumSessionSeconds: Int = 3600,
        policies: [Policy]
    ) {
        self.name = name
        self.trustedPrincipals = trustedPrincipals
        self.externalID = externalID
        self.maximumSessionSeconds = maximumSessionSeconds
        self.policies = policies
    }
}
