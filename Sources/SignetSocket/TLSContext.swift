import CSignetOpenSSL
import Glibc
package import SignetCore

/// The settings of all TLS connections made or accepted with one configuration, and the sessions they may resume.
///
/// `@unchecked Sendable`: an SSL_CTX is reference-counted and locks itself; it is not changed after `init`.
package final class TLSContext: @unchecked Sendable {
    /// RFC 7301: the one protocol that is offered, as a list of length-prefixed names.
    static let protocolName = "http/1.1"

    let context: OpaquePointer
    /// What a client was configured with; for a server it says nothing.
    let configuration: TLSConfiguration
    /// Sessions belong to the settings they were agreed under: with others, the peer would not have been trusted.
    let sessions = TLSSessionCache()

    /// Takes over the reference to `context`, an SSL_CTX of a server.
    package init(adoptingServer context: OpaquePointer) {
        self.context = context
        configuration = TLSConfiguration(trust: .insecureNone)
        signet_ssl_ctx_set_modes(context)
        signet_ssl_ctx_set_min_version(context, TLS1_2_VERSION)
        // OpenSSL refuses to resume sessions with a client certificate unless it is told whose they are.
        let name = Array("signet".utf8)
        SSL_CTX_set_session_id_context(context, name, UInt32(name.count))
    }

    /// The settings of a client. Reads files: not for Swift's cooperative pool.
    ///
    /// - Throws: `.configuration` when a file cannot be read or a key does not fit its certificate.
    package init(client configuration: TLSConfiguration) throws(TLSFailure) {
        signet_openssl_outlives_exit()
        guard let context = SSL_CTX_new(TLS_client_method()) else {
            throw TLSFailure(.configuration, "OpenSSL: \(TLSFailure.takeWords())")
        }
        self.context = context
        self.configuration = configuration
        signet_ssl_ctx_set_modes(context)
        // RFC 8996: explicitly, so that the error is about the version and not about a signature algorithm.
        signet_ssl_ctx_set_min_version(
            context, configuration.minimumVersion == .tls13 ? TLS1_3_VERSION : TLS1_2_VERSION)
        // Level 2 refuses RSA below 2,048 bits, SHA-1 and MD5. Distributions may have set more, and some set less.
        SSL_CTX_set_security_level(context, max(2, SSL_CTX_get_security_level(context)))
        let protocols = [UInt8(Self.protocolName.utf8.count)] + Array(Self.protocolName.utf8)
        SSL_CTX_set_alpn_protos(context, protocols, UInt32(protocols.count))
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nil)
        SSL_CTX_set_cert_verify_callback(context, TLSPeer.verify, nil)
        SSL_CTX_set_cert_cb(context, TLSPeer.certificateRequested, nil)
        signet_ssl_ctx_keep_client_sessions(context, TLSPeer.keepSession)
        try loadTrust(configuration.trust)
        if let identity = configuration.identity { try loadIdentity(identity) }
    }

    deinit {
        SSL_CTX_free(context)
    }
}
