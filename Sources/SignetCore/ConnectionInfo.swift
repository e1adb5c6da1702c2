/// The connection that carried an exchange; each part `nil` where the transport cannot tell.
public struct ConnectionInfo: Sendable, Hashable {
    /// The peer's numeric address and port.
    public var remoteAddress: String?
    /// `TLSv1.3` and the like; `nil` without TLS.
    public var tlsVersion: String?
    /// The cipher suite's name; `nil` without TLS.
    public var cipher: String?
    /// Whether the TLS session of an earlier connection was resumed, which saves most of a handshake; `nil` without TLS.
    public var isTLSResumed: Bool?
    /// Whether an earlier exchange had used the connection.
    public var isReused: Bool?

    /// Nothing known.
    public init() {}
}
