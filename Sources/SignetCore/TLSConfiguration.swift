/// How a transport trusts its peers and proves itself to them.
///
/// Part of the identity of a connection: two configurations never share one.
public struct TLSConfiguration: Sendable, Hashable {
    /// Who vouches for a peer.
    public enum Trust: Sendable, Hashable {
        /// The certificate authorities of the system.
        case system
        /// The certificate authorities in this PEM file, and no others.
        case file(String)
        /// Nobody: any certificate will do. For experiments; the connection is open to anyone on the path.
        case insecureNone
    }

    /// A client certificate and its key, as PEM files.
    public struct Identity: Sendable, Hashable {
        /// The certificate, followed by its intermediates.
        public var certificateFile: String
        /// The private key; unencrypted.
        public var keyFile: String

        /// The certificate in one file and its key in another, or both in one.
        public init(certificateFile: String, keyFile: String) {
            self.certificateFile = certificateFile
            self.keyFile = keyFile
        }
    }

    /// Who vouches for a peer.
    public var trust: Trust
    /// What the client proves itself with; `nil` for nothing.
    public var identity: Identity?

    /// Trust in the system's authorities unless stated; TLS 1.2 is the minimum in every transport (RFC 8996).
    public init(trust: Trust = .system, identity: Identity? = nil) {
        self.trust = trust
        self.identity = identity
    }
}
