import CSignetOpenSSL
import Glibc
package import SignetCore

/// The settings of all TLS connections made or accepted with one configuration.
///
/// `@unchecked Sendable`: an SSL_CTX is reference-counted and locks itself; it is not changed after `init`.
package final class TLSContext: @unchecked Sendable {
    let context: OpaquePointer
    /// Whether peers are verified.
    let verifies: Bool

    /// Takes over the reference to `context`, an SSL_CTX of a server.
    package init(adoptingServer context: OpaquePointer) {
        self.context = context
        verifies = false
        signet_ssl_ctx_set_modes(context)
        signet_ssl_ctx_set_min_version(context, TLS1_2_VERSION)
    }

    /// The settings of a client. Reads files: not for Swift's cooperative pool.
    ///
    /// - Throws: `.configuration` when a file cannot be read or a key does not fit its certificate.
    package init(client configuration: TLSConfiguration) throws(TLSFailure) {
        guard let context = SSL_CTX_new(TLS_client_method()) else { throw .takeFromQueue(.configuration) }
        self.context = context
        verifies = configuration.trust != .insecureNone
        signet_ssl_ctx_set_modes(context)
        // RFC 8996: explicitly, so that the error is about the version and not about a signature algorithm.
        signet_ssl_ctx_set_min_version(context, TLS1_2_VERSION)
        // RFC 7301: `alpn` is a list of length-prefixed names, this one "http/1.1".
        let protocols: [UInt8] = [8] + Array("http/1.1".utf8)
        SSL_CTX_set_alpn_protos(context, protocols, UInt32(protocols.count))
        try loadTrust(configuration.trust)
        if let identity = configuration.identity { try loadIdentity(identity) }
    }

    deinit {
        SSL_CTX_free(context)
    }

    private func loadTrust(_ trust: TLSConfiguration.Trust) throws(TLSFailure) {
        switch trust {
        case .system: SSL_CTX_set_default_verify_paths(context)
        case .file(let path):
            guard SSL_CTX_load_verify_file(context, path) == 1 else {
                throw Self.unusable("the certificate authorities in \(path)")
            }
        case .insecureNone:
            SSL_CTX_set_verify(context, SSL_VERIFY_NONE, nil)
            return
        }
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER, TLSVerification.callback)
    }

    private func loadIdentity(_ identity: TLSConfiguration.Identity) throws(TLSFailure) {
        guard SSL_CTX_use_certificate_chain_file(context, identity.certificateFile) == 1 else {
            throw Self.unusable("the client certificate in \(identity.certificateFile)")
        }
        guard SSL_CTX_use_PrivateKey_file(context, identity.keyFile, SSL_FILETYPE_PEM) == 1,
            SSL_CTX_check_private_key(context) == 1
        else { throw Self.unusable("the client key in \(identity.keyFile)") }
    }

    private static func unusable(_ what: String) -> TLSFailure {
        TLSFailure(
            .configuration, "\(what) cannot be used: \(TLSFailure.takeFromQueue(.configuration).reason)",
            remedy: "give a readable PEM file")
    }
}
