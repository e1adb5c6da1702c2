import SignetSigV4

/// Who made a request: a user, or the session of a role.
struct Principal: Sendable {
    let credentials: Credentials
    let arn: String
    /// The unique ID that `GetCallerIdentity` shows.
    let userID: String
    let policies: [Policy]
    /// The role whose session this is; `nil` for a user.
    var roleARN: String?
    /// The policy given with AssumeRole, which can take away from the role's and add nothing.
    var sessionPolicy: Policy?

    /// Whether the principal may do `action`: its policies say so, and so does the session's, if there is one.
    func decide(action: String, resource: String) -> Policy.Decision {
        let decision = Policy.decide(policies, action: action, resource: resource)
        guard let sessionPolicy else { return decision }
        let bound = Policy.decide([sessionPolicy], action: action, resource: resource)
        if decision == .explicitlyDenied || bound == .explicitlyDenied { return .explicitlyDenied }
        return decision == .allowed ? bound : decision
    }
}
