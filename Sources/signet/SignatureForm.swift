/// Where a signature stands.
enum SignatureForm: Sendable {
    /// In the `Authorization` field.
    case header
    /// In the query, good for so many seconds; the credentials may end before, where that is allowed.
    case query(expiresIn: Int, allowingEarlyExpiry: Bool)
}
