/// What a verified form says.
public struct VerifiedPost: Hashable, Sendable {
    /// Whose key signed the policy.
    public let accessKeyID: String
    /// The day, region and service of the signature.
    public let scope: CredentialScope
    /// The policy, which the fields of the form meet.
    public let policy: PostPolicy
    /// The bytes the file may have; hold it to them where its length was not known.
    public let contentLengths: ClosedRange<Int>
}
