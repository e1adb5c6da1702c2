import SignetSigV4

/// Who made a request: a user, or the session of a role.
struct Principal: Sendable {
    let credentials: Credentials
    let arn: String
    /// The unique ID that `GetCallerIdentity` shows.
    let userID: String
    let policies: [Policy]
}
