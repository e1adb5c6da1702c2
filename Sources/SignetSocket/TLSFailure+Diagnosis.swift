import CSignetOpenSSL
import SignetCore

/// What OpenSSL's errors, and the alerts of a peer, mean to whoever called.
extension TLSFailure {
    /// The oldest error in this thread's queue, diagnosed; empties the queue.
    ///
    /// - Parameter peer: The server; `nil` for the client of a server.
    static func take(during kind: Kind, _ peer: TLSPeer?) -> TLSFailure {
        let reason = signet_err_reason(ERR_peek_error())
        defer { ERR_clear_error() }
        // OpenSSL reports an alert it received as its number and this much.
        if (SSL_AD_REASON_OFFSET..<SSL_AD_REASON_OFFSET + 256).contains(reason) {
            return alert(reason - SSL_AD_REASON_OFFSET, during: kind, peer)
        }
        switch reason {
        case SSL_R_WRONG_VERSION_NUMBER, SSL_R_HTTP_REQUEST, SSL_R_HTTPS_PROXY_REQUEST:
            return TLSFailure(kind, "the peer does not speak TLS on this port", remedy: "use http, or another port")
        // Newer releases of OpenSSL 3 check the server's choice of protocol by themselves; TLSSession does for the others.
        case SSL_R_BAD_EXTENSION:
            return TLSFailure(kind, "the server insists on a protocol, or an extension, that was not offered")
        case SSL_R_UNSUPPORTED_PROTOCOL: return tooOld(peer)
        case SSL_R_NO_SHARED_CIPHER, SSL_R_DH_KEY_TOO_SMALL:
            return TLSFailure(kind, "the peers have no cipher suite in common that is strong enough")
        case SSL_R_UNSAFE_LEGACY_RENEGOTIATION_DISABLED:
            return TLSFailure(kind, "the server cannot renegotiate safely (RFC 5746), and is too old to be trusted")
        default: return TLSFailure(kind, takeWords())
        }
    }

    /// A server that says, or whose handshake shows, that it has no version that may be spoken.
    private static func tooOld(_ peer: TLSPeer?) -> TLSFailure {
        let version = peer?.context.configuration.minimumVersion == .tls13 ? "1.3" : "1.2"
        return TLSFailure(.handshake, "the peer offers no version of TLS from \(version) on")
    }

    /// RFC 8446 §6.2. In TLS 1.3 a server judges the client's certificate after its own handshake is over: the verdict
    /// comes with the first read, and is none on the connection.
    private static func alert(_ number: Int32, during kind: Kind, _ peer: TLSPeer?) -> TLSFailure {
        switch number {
        case SSL_AD_CERTIFICATE_REQUIRED: return certificateRequired
        case SSL_AD_HANDSHAKE_FAILURE where peer?.wantsCertificate == true,
            SSL_AD_BAD_CERTIFICATE where peer?.wantsCertificate == true:
            return certificateRequired
        case SSL_AD_BAD_CERTIFICATE, SSL_AD_UNSUPPORTED_CERTIFICATE, SSL_AD_CERTIFICATE_REVOKED,
            SSL_AD_CERTIFICATE_EXPIRED, SSL_AD_CERTIFICATE_UNKNOWN, SSL_AD_UNKNOWN_CA, SSL_AD_ACCESS_DENIED:
            guard peer?.hasAskedForCertificate == true else { break }
            return TLSFailure(
                .handshake, "the server refuses the client certificate: \(words(number))",
                remedy: "give one that it accepts")
        case SSL_AD_PROTOCOL_VERSION: return tooOld(peer)
        case SSL_AD_NO_APPLICATION_PROTOCOL:
            return TLSFailure(.handshake, "the server does not speak \(TLSContext.protocolName)")
        case SSL_AD_UNRECOGNIZED_NAME: return TLSFailure(.handshake, "the server knows no host of that name")
        case SSL_AD_HANDSHAKE_FAILURE, SSL_AD_INSUFFICIENT_SECURITY:
            return TLSFailure(kind, "the peers have no cipher suite in common that is strong enough")
        default: break
        }
        return TLSFailure(kind, "the peer sent the alert '\(words(number))'")
    }

    private static let certificateRequired = TLSFailure(
        .handshake, "the server requires a client certificate", remedy: "give one")

    private static func words(_ alert: Int32) -> String {
        SSL_alert_desc_string_long(alert).map { String(cString: $0) } ?? "\(alert)"
    }
}
