import CSignetOpenSSL

/// Why TLS could not be used.
package struct TLSFailure: Error, Sendable, Hashable {
    /// What failed.
    package enum Kind: Sendable, Hashable {
        /// The peers cannot agree, or one of them refused.
        case handshake
        /// The peer's certificate is not to be trusted.
        case verification
        /// A file or setting is unusable; no connection was tried.
        case configuration
    }

    /// What failed.
    package let kind: Kind
    /// Why, in words.
    package let reason: String
    /// What to do about it, where that is known.
    package let remedy: String?

    init(_ kind: Kind, _ reason: String, remedy: String? = nil) {
        self.kind = kind
        self.reason = reason
        self.remedy = remedy
    }

    /// The verdict on a certificate, `names` being whom it is for and `host` who was asked for.
    static func verification(_ code: Int, names: String, host: String) -> TLSFailure {
        let remedy = "trust the authority that signed it, if it is yours"
        switch Int32(truncatingIfNeeded: code) {
        case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH:
            let isFor = names.isEmpty ? "names no host" : "is for \(names)"
            return TLSFailure(.verification, "the certificate \(isFor), not for \(host)")
        case X509_V_ERR_CERT_HAS_EXPIRED: return TLSFailure(.verification, "the certificate has expired")
        case X509_V_ERR_CERT_NOT_YET_VALID:
            return TLSFailure(.verification, "the certificate is not valid yet", remedy: "check this machine's clock")
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
            return TLSFailure(
                .verification, "the certificate is signed by itself, not a known authority", remedy: remedy)
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
            return TLSFailure(.verification, "the certificate is signed by an unknown authority", remedy: remedy)
        default:
            let words = X509_verify_cert_error_string(code).map { String(cString: $0) } ?? "error \(code)"
            return TLSFailure(.verification, "the certificate is refused: \(words)")
        }
    }

    /// The oldest error in this thread's queue, diagnosed; empties the queue.
    static func takeFromQueue(_ kind: Kind = .handshake) -> TLSFailure {
        let code = ERR_get_error()
        ERR_clear_error()
        switch signet_err_reason(code) {
        case SSL_R_WRONG_VERSION_NUMBER, SSL_R_HTTP_REQUEST, SSL_R_HTTPS_PROXY_REQUEST:
            return TLSFailure(kind, "the peer does not speak TLS on this port", remedy: "use http, or another port")
        case 1116:  // SSL_AD_REASON_OFFSET + certificate_required (RFC 8446 §6.2)
            return TLSFailure(kind, "the server requires a client certificate", remedy: "give one")
        case SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
            return TLSFailure(kind, "the peer offers no version of TLS from 1.2 on")
        default:
            let words = ERR_reason_error_string(code).map { String(cString: $0) } ?? "unknown reason"
            return TLSFailure(kind, words)
        }
    }

    /// Whether the error at hand is a connection that was cut without a close_notify.
    static var isUnexpectedEnd: Bool { signet_err_reason(ERR_peek_error()) == SSL_R_UNEXPECTED_EOF_WHILE_READING }
}
