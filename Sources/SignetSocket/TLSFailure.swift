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
        /// The connection had been agreed on, and then broke: a record that is none, or an alert.
        case connection
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

    /// OpenSSL's words for the oldest error in this thread's queue; empties the queue.
    static func takeWords() -> String {
        let code = ERR_get_error()
        ERR_clear_error()
        return ERR_reason_error_string(code).map { String(cString: $0) } ?? "unknown reason"
    }

    /// Whether the error at hand is a connection that was cut without a close_notify.
    static var isUnexpectedEnd: Bool { signet_err_reason(ERR_peek_error()) == SSL_R_UNEXPECTED_EOF_WHILE_READING }
}
