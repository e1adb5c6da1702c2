import CSignetOpenSSL
import SignetCore

/// The server of one connection, as OpenSSL's callbacks see it.
///
/// A client's SSL keeps a bare pointer to it; ``TLSSession`` holds both, and ends the SSL first.
final class TLSPeer {
    /// The host name, without a trailing dot, or the numeric address that the certificate must be for.
    let host: String
    let isAddress: Bool
    let context: TLSContext
    /// Under which name its sessions are kept; `nil` for a connection that resumes none.
    private let origin: String?
    /// What is wrong with its certificates, once that is known.
    private(set) var verdict: TLSVerification?
    /// Whether it asked for a client certificate.
    private(set) var hasAskedForCertificate = false

    init(_ name: String, context: TLSContext, origin: String?) {
        isAddress = SocketAddress(numeric: name, port: 0) != nil
        // A trailing dot makes a name absolute; certificates and SNI have it without (RFC 6066 §3).
        host = !isAddress && name.hasSuffix(".") ? String(name.dropLast()) : name
        self.context = context
        self.origin = origin
    }

    /// Whether it refused, or will refuse, for want of a client certificate.
    var wantsCertificate: Bool { hasAskedForCertificate && context.configuration.identity == nil }

    /// Says whom the certificate must be for. A name is also sent (SNI), an address never is (RFC 6066 §3).
    func prepare(_ ssl: OpaquePointer) -> Bool {
        signet_ssl_set_owner(ssl, Unmanaged.passUnretained(self).toOpaque())
        let parameters = SSL_get0_param(ssl)
        // RFC 9525 §6.3 and §7.1: no common names, and a wildcard stands for one whole label.
        X509_VERIFY_PARAM_set_hostflags(
            parameters, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT))
        if isAddress { return X509_VERIFY_PARAM_set1_ip_asc(parameters, host) == 1 }
        return X509_VERIFY_PARAM_set1_host(parameters, host, host.utf8.count) == 1
            && signet_ssl_set_server_name(ssl, host) == 1
    }

    /// Offers a session of an earlier connection; the server may decline it.
    func offerSession(_ ssl: OpaquePointer) {
        guard let origin, let session = context.sessions.take(for: origin) else { return }
        SSL_set_session(ssl, session.session)
    }

    private static func of(_ ssl: OpaquePointer?) -> TLSPeer? {
        guard let ssl, let owner = signet_ssl_owner(ssl) else { return nil }
        return Unmanaged<TLSPeer>.fromOpaque(owner).takeUnretainedValue()
    }
}

/// The callbacks, which are called on the thread that drives the handshake or reads.
extension TLSPeer {
    /// Judges the chain a server has sent: 1 to go on, before anything secret has been said.
    static let verify: @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?) -> Int32 = { store, _ in
        guard let store, let peer = of(signet_store_ssl(store)) else { return 0 }
        return peer.judge(store) ? 1 : 0
    }

    private func judge(_ store: OpaquePointer) -> Bool {
        let isTrusted = context.configuration.trust == .insecureNone || X509_verify_cert(store) == 1
        let pins = context.configuration.pins
        guard isTrusted, !pins.isEmpty else {
            if !isTrusted { verdict = TLSVerification(of: store) }
            return isTrusted
        }
        let seen = TLSVerification.pins(of: store)
        if pins.isDisjoint(with: seen) {
            X509_STORE_CTX_set_error(store, X509_V_ERR_APPLICATION_VERIFICATION)
            verdict = TLSVerification(unpinned: seen)
            return false
        }
        return true
    }

    /// Takes note that the server asks for a certificate, and goes on with what there is.
    static let certificateRequested: @convention(c) (OpaquePointer?, UnsafeMutableRawPointer?) -> Int32 = { ssl, _ in
        of(ssl)?.hasAskedForCertificate = true
        return 1
    }

    /// Keeps a session that the server grants; 1 takes over the reference to it.
    static let keepSession: @convention(c) (OpaquePointer?, OpaquePointer?) -> Int32 = { ssl, session in
        guard let session, let peer = of(ssl), let origin = peer.origin else { return 0 }
        peer.context.sessions.put(ResumableSession(adopting: session), for: origin)
        return 1
    }
}
