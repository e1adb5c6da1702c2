/// What a verifier is willing to read and canonicalise. Its memory use is a small multiple of these figures.
public struct VerificationLimits: Hashable, Sendable {
    /// Bytes of the request target. Default 16,384: what API Gateway and common proxies allow for a whole request line,
    /// twice.
    public var targetBytes: Int
    /// Header fields. Default 256: twice the default of most servers.
    public var headerFields: Int
    /// Bytes of all header names and values together. Default 65,536: a session token alone may have several thousand.
    public var headerBytes: Int
    /// Bytes of the `Authorization` value. Default 8,192: room for 128 names of 60 bytes.
    public var authorizationBytes: Int

    /// Creates limits.
    public init(
        targetBytes: Int = 16_384, headerFields: Int = 256, headerBytes: Int = 65_536, authorizationBytes: Int = 8192
    ) {
        self.targetBytes = targetBytes
        self.headerFields = headerFields
        self.headerBytes = headerBytes
        self.authorizationBytes = authorizationBytes
    }
}
