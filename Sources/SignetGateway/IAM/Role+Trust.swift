extension Role {
    /// Whether `principal` may assume the role, whose ARN is `arn`, in account `accountID`.
    ///
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html>
    func trusts(_ principal: Principal, arn: String, accountID: String) -> Bool {
        let decision = principal.decide(action: "sts:AssumeRole", resource: arn)
        // A denial of the principal's own policies wins, whomever the role trusts.
        guard decision != .explicitlyDenied else { return false }
        if names(principal.arn) { return true }
        // Within an account, to be trusted is enough; but a session is still held to its session policy.
        if let roleARN = principal.roleARN, names(roleARN) {
            return principal.sessionPolicy == nil || decision == .allowed
        }
        // To trust the account is to leave it to the principal's policies.
        return (names("arn:aws:iam::\(accountID):root") || names(accountID)) && decision == .allowed
    }

    private func names(_ principal: String) -> Bool {
        trustedPrincipals.contains { WildcardPattern($0, ignoringCase: false).matches(principal) }
    }
}
