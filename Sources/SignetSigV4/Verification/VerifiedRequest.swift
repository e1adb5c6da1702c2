/// What a verified signature says.
public struct VerifiedRequest: Hashable, Sendable {
    /// Whose key signed the request.
    public let accessKeyID: String
    /// The day, region and service of the signature.
    public let scope: CredentialScope
    /// The regions of a SigV4a signature; `nil` for SigV4.
    public let regionSet: RegionSet?
    /// When the request was signed.
    public let requestDate: Timestamp
    /// The lower-case names of the headers that were signed, sorted. Trust no other.
    public let signedHeaders: [String]
    /// The payload as it was signed; unsigned where the rules accept that.
    public let payload: PayloadHash
}
