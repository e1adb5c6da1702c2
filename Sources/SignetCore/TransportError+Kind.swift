extension TransportError {
    /// What failed.
    ///
    /// ```
    /// you broke it      invalidRequest  unsupported  credentials
    /// never got there   nameResolution  connectionRefused  connectTimeout  tlsHandshake  tlsVerification  proxy
    ///                   poolTimeout
    /// lost on the way   connectionClosed  connectionReset  writeTimeout  responseTimeout  idleTimeout  truncatedBody
    /// they broke it     malformedResponse  headersTooLarge  bodyTooLarge  decoding  decompressionBomb
    /// we stopped        deadlineExceeded  cancelled  resourceExhausted  shutDown
    /// ```
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The request is wrong in itself; nothing was sent.
        case invalidRequest
        /// The transport cannot do what the call needs; nothing was sent.
        case unsupported
        /// No usable credentials, or the request could not be signed with them.
        case credentials
        /// The host name has no address.
        case nameResolution
        /// The peer, or a router before it, refused the connection or is unreachable.
        case connectionRefused
        /// No connection within the connect timeout.
        case connectTimeout
        /// TLS could not be agreed on.
        case tlsHandshake
        /// The peer's certificate is not to be trusted.
        case tlsVerification
        /// The proxy refused or failed.
        case proxy
        /// No connection became free in time.
        case poolTimeout
        /// The peer closed the connection before the response.
        case connectionClosed
        /// The connection was reset.
        case connectionReset
        /// The peer took no request bytes for the idle timeout.
        case writeTimeout
        /// No response head within the response timeout.
        case responseTimeout
        /// No response body byte for the idle timeout.
        case idleTimeout
        /// The call's deadline passed.
        case deadlineExceeded
        /// The task was cancelled.
        case cancelled
        /// The response violates HTTP.
        case malformedResponse
        /// The response body ended early.
        case truncatedBody
        /// The response head exceeds a limit.
        case headersTooLarge
        /// The response body exceeds a limit.
        case bodyTooLarge
        /// The body could not be decoded.
        case decoding
        /// Decoding the body exceeded a limit.
        case decompressionBomb
        /// No descriptor, thread or memory was to be had.
        case resourceExhausted
        /// The transport has been shut down.
        case shutDown

        /// What helps as a rule, where the error itself names no remedy.
        var usualRemedy: String? {
            switch self {
            case .nameResolution: "check the host's spelling, and that this machine can resolve names"
            case .connectionRefused: "check the host and port, and that the server runs"
            case .connectTimeout: "check that this machine can reach the peer, or raise the connect timeout"
            default: nil
            }
        }

        /// The head of the sentence that describes the error.
        var summary: String {
            switch self {
            case .invalidRequest: "invalid request"
            case .unsupported: "unsupported request"
            case .credentials: "no usable credentials"
            case .nameResolution: "name not resolved"
            case .connectionRefused: "connection refused"
            case .connectTimeout: "connect timeout"
            case .tlsHandshake: "TLS handshake failed"
            case .tlsVerification: "TLS certificate not trusted"
            case .proxy: "proxy failed"
            case .poolTimeout: "no free connection"
            case .connectionClosed: "connection closed"
            case .connectionReset: "connection reset"
            case .writeTimeout: "write timeout"
            case .responseTimeout: "response timeout"
            case .idleTimeout: "idle timeout"
            case .deadlineExceeded: "deadline exceeded"
            case .cancelled: "cancelled"
            case .malformedResponse: "malformed response"
            case .truncatedBody: "truncated body"
            case .headersTooLarge: "response head too large"
            case .bodyTooLarge: "body too large"
            case .decoding: "undecodable body"
            case .decompressionBomb: "decompression bomb"
            case .resourceExhausted: "resources exhausted"
            case .shutDown: "transport shut down"
            }
        }
    }

    /// The step of an exchange.
    public enum Phase: String, Sendable, Hashable, CaseIterable {
        /// Obtaining credentials and signing.
        case sign
        /// Waiting for a connection of the pool.
        case pool
        /// Resolving the host name.
        case resolve
        /// Connecting.
        case connect
        /// Opening the way through a proxy.
        case proxy
        /// The TLS handshake.
        case tls
        /// Sending the request head.
        case sendHead
        /// Sending the request body.
        case sendBody
        /// Waiting for the response head.
        case awaitHead
        /// Receiving the response body.
        case receiveBody
        /// Receiving the trailer section.
        case trailers

        /// The middle of the sentence that describes the error.
        var activity: String {
            switch self {
            case .sign: "signing"
            case .pool: "waiting for a connection"
            case .resolve: "resolving the name"
            case .connect: "connecting"
            case .proxy: "connecting through the proxy"
            case .tls: "negotiating TLS"
            case .sendHead: "sending the head"
            case .sendBody: "sending the body"
            case .awaitHead: "awaiting the response"
            case .receiveBody: "receiving the body"
            case .trailers: "receiving the trailers"
            }
        }
    }
}
