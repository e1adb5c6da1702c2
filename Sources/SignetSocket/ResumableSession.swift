import CSignetOpenSSL

/// A session that a server has granted.
///
/// `@unchecked Sendable`: an SSL_SESSION is reference-counted and not changed once it has been granted.
final class ResumableSession: @unchecked Sendable {
    let session: OpaquePointer

    /// Takes over the reference to `session`.
    init(adopting session: OpaquePointer) {
        self.session = session
    }

    deinit {
        SSL_SESSION_free(session)
    }

    /// Whether it is a ticket of TLS 1.3.
    var isForOneUse: Bool { SSL_SESSION_get_protocol_version(session) >= TLS1_3_VERSION }

    /// Whether it may still be offered: resuming skips the certificate, which must not outlive its date that way.
    var isUsable: Bool {
        guard SSL_SESSION_is_resumable(session) == 1, let certificate = SSL_SESSION_get0_peer(session) else {
            return false
        }
        return X509_cmp_current_time(X509_get0_notAfter(certificate)) > 0
    }
}
