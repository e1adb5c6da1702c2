/// What a transport can do: for each item, `.full`, or `.unsupported` with the reason in words.
///
/// A call that needs what its transport lacks fails at once, before any I/O; nothing is silently ignored.
public struct TransportCapabilities: Sendable, Hashable {
    /// One thing that transports differ in.
    public enum Item: String, Sendable, Hashable, CaseIterable {
        /// The request target reaches the wire byte for byte, dot segments and all.
        case byteExactTarget
        /// Header fields keep the order they were given in.
        case headerOrder
        /// Header field names keep the case they were given in.
        case headerCase
        /// Header fields with the same name stay separate field lines.
        case duplicateHeaders
        /// Header field values are sent and received byte for byte, whatever their encoding (obs-text, RFC 9110 §5.5).
        case opaqueFieldValues
        /// No header field is added but `Host`, the framing fields and `Connection`.
        case noImplicitHeaders
        /// Trailer fields can be sent after a chunked request body.
        case requestTrailers
        /// Trailer fields after a chunked response body are delivered.
        case responseTrailers
        /// Interim (1xx) responses are delivered.
        case informationalResponses
        /// A request body can be produced while it is sent.
        case uploadStreaming
        /// A request body is asked for no faster than the peer takes it.
        case uploadBackpressure
        /// A response body is received no faster than the caller reads it.
        case downloadBackpressure
        /// The response body is delivered without content decoding.
        case undecodedBody
        /// Responses are read by the grammar of RFC 9112: what it allows is accepted, what it does not is refused.
        case responseGrammar
        /// Everything a response consists of has a limit, but for its body.
        case boundedResponses
        /// Bytes that a server sends unasked end their connection, and are never taken for a response.
        case unsolicitedBytes
        /// A response that comes while the body is sent is delivered, even when the server hangs up with it.
        case earlyResponses
        /// The time to connect has a bound of its own.
        case connectTimeout
        /// The duration of each phase is reported.
        case timings
        /// Certificate authorities other than the system's can be trusted.
        case customCA
        /// The client can present a certificate.
        case clientCertificate
        /// The public key of a server can be pinned.
        case publicKeyPinning
        /// A server is known by the alternative names of its certificate alone, never by a common name (RFC 9525 §6.3).
        case alternativeNamesOnly
        /// Over TLS, a body that lasts until the connection ends is told from one that was cut short (RFC 8446 §6.1).
        case closeNotify
        /// Requests can go through a proxy.
        case proxy
        /// Requests can go over a Unix domain socket.
        case unixSocket
        /// A name can be resolved to a given address.
        case resolveOverride
        /// GET and HEAD may carry a body.
        case getWithBody
        /// HTTP/2 can be spoken.
        case http2
        /// Whether a server is offered HTTP/2 is the caller's choice.
        case versionChoice
        /// A request that is not idempotent is never sent twice on the transport's own account (RFC 9110 §9.2.2).
        case atMostOnce
        /// A lack of descriptors is told from a peer that cannot be reached.
        case resourceErrors
        /// Whatever a server sends ends in a response or an error, never in the end of the process.
        case untrustedServers
    }

    /// How far an item is supported.
    public enum Support: Sendable, Hashable {
        /// As the contract says.
        case full
        /// Not at all; the sentence says why, for a user who has to choose.
        case unsupported(String)
    }

    private var reasons: [Item: String]

    /// Everything, but for the items named with their reasons.
    public init(unsupported reasons: [Item: String] = [:]) {
        self.reasons = reasons
    }

    /// The support for one item.
    public subscript(item: Item) -> Support {
        reasons[item].map(Support.unsupported) ?? .full
    }

    /// Refuses a call that needs an item this transport lacks.
    ///
    /// - Throws: ``TransportError/Kind/unsupported``, with the declared reason.
    public func require(_ item: Item, peer: String? = nil) throws(TransportError) {
        guard let reason = reasons[item] else { return }
        throw TransportError(
            .unsupported, during: nil, peer: peer, "this transport does not support \(item.rawValue): \(reason)",
            remedy: "choose a transport that does", requestMayHaveBeenSent: false)
    }
}
