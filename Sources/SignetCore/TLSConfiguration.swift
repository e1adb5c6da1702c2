/// How a transport trusts its peers and proves itself to them.
///
/// Part of the identity of a connection and of a TLS session: two configurations never share one. Files are read once, when
/// the first connection needs them.
public struct TLSConfiguration: Sendable, Hashable {
    /// Who vouches for a peer.
    public enum Trust: Sendable, Hashable {
        /// The certificate authorities of the system. No environment variable changes which those are.
        case system
        /// The certificate authorities in this PEM file, and no others.
        case file(String)
        /// The certificate authorities in these bytes of PEM, and no others.
        case pem([UInt8])
        /// Nobody: any certificate will do. For experiments; the connection is open to anyone on the path.
        case insecureNone
    }

    /// The oldest version of TLS to speak.
    public enum Version: Sendable, Hashable, CaseIterable {
        /// TLS 1.2 (RFC 5246): what is older must not be used (RFC 8996).
        case tls12
        /// TLS 1.3 (RFC 8446).
        case tls13
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
    /// The oldest version of TLS to speak; 1.2 unless stated, which every AWS endpoint has.
    public var minimumVersion: Version
    /// The public keys one of which a server must prove, besides being trusted; empty for no such demand.
    ///
    /// `SocketTransport` takes the key of any certificate of the verified chain, so that the key of an authority can be
    /// pinned; where nobody is trusted, and with `CurlTransport`, it is the server's own key that counts.
    public var pins: Set<PublicKeyPin>

    /// Trust in the system's authorities, from TLS 1.2 on, unless stated.
    public init(
        trust: Trust = .system, identity: Identity? = nil, minimumVersion: Version = .tls12,
        pins: Set<PublicKeyPin> = []
    ) {
        self.trust = trust
        self.identity = identity
        self.minimumVersion = minimumVersion
        self.pins = pins
    }
}
