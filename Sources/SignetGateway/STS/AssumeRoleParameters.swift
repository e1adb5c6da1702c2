/// The parameters of AssumeRole, within STS's bounds.
///
/// <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>
struct AssumeRoleParameters {
    let roleARN: String
    let sessionName: String
    let durationSeconds: Int
    let externalID: String?
    let policy: Policy?
    /// How much of the 2,048 characters the policy takes, in percent; `nil` without one.
    let packedPolicySize: Int?

    /// 2,048 characters is what STS takes of a session policy.
    private static let policyLength = 2048

    /// Reads the parameters; all that are out of bounds are named at once, as STS does.
    ///
    /// What would restrict a session and is not supported is refused: ignored, it would leave too much allowed.
    init(_ form: FormFields) throws(Refusal) {
        var check = ParameterCheck(form)
        roleARN = check.required("RoleArn", 20...2048)
        sessionName = check.required("RoleSessionName", 2...64, pattern: "[\\w+=,.@-]*", punctuation: "_+=,.@-")
        durationSeconds = check.number("DurationSeconds", 900...43_200) ?? 3600
        externalID = check.optional("ExternalId", 2...1224, pattern: "[\\w+=,.@:\\/-]*", punctuation: "_+=,.@:/-")
        let policyText = check.optional("Policy", 1...Self.policyLength)
        try check.finish()
        guard roleARN.hasPrefix("arn:") else { throw Refusal(.validation, "\(roleARN) is invalid") }
        guard !form.contains(prefix: "PolicyArns.") else {
            throw Refusal(.validation, "PolicyArns is not supported by this gateway: give the policy itself as Policy")
        }
        do throws(PolicyError) {
            policy = try policyText.map { text throws(PolicyError) in try Policy(json: text) }
        } catch {
            throw Refusal(.malformedPolicy, "The session policy is malformed: \(error)")
        }
        packedPolicySize = policyText.map { max(1, $0.utf8.count * 100 / Self.policyLength) }
    }
}
