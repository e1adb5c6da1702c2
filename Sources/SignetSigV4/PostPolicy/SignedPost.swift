/// A form that whoever has it may post, with a file, until its policy ends.
///
/// Its fields hold a signature, and a session token where there is one: descriptions show only their names.
public struct SignedPost: Sendable {
    /// The fields to send before the file, in this order.
    public let fields: [PostField]
    /// The policy as it was signed: with the conditions that signing adds.
    public let policy: PostPolicy
}
