import CSignetOpenSSL
import SignetCertificates

/// The TLS settings of a server that speaks whatever it is told to, however weak.
///
/// `@unchecked Sendable`: an SSL_CTX is reference-counted and locks itself; it is not changed after `init`.
final class TLSServerContext: @unchecked Sendable {
    let context: OpaquePointer

    /// - Parameters:
    ///   - chain: The server's certificate, and the others it sends along.
    ///   - clients: Who vouches for clients, where they must have a certificate.
    init(_ chain: [CertifiedKey], clients: CertifiedKey, _ manner: TLSManner) throws(CertificateError) {
        guard let context = SSL_CTX_new(TLS_server_method()), let leaf = chain.first else {
            throw CertificateError("no TLS context")
        }
        self.context = context
        // What the client must refuse, the server must not.
        SSL_CTX_set_security_level(context, 0)
        guard SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0") == 1,
            SSL_CTX_use_certificate(context, leaf.certificate.certificate) == 1,
            SSL_CTX_use_PrivateKey(context, leaf.key.key) == 1
        else { throw CertificateError("TLS refused the certificate") }
        for other in chain.dropFirst() {
            SSL_CTX_ctrl(context, SSL_CTRL_CHAIN_CERT, 1, UnsafeMutableRawPointer(other.certificate.certificate))
        }
        SSL_CTX_ctrl(context, SSL_CTRL_SET_MIN_PROTO_VERSION, 0, nil)
        SSL_CTX_ctrl(context, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(manner.maximumVersion), nil)
        if manner.insistsOnHTTP2 { SSL_CTX_set_alpn_select_cb(context, Self.choosesHTTP2, nil) }
        if manner.requiresClient {
            X509_STORE_add_cert(SSL_CTX_get_cert_store(context), clients.certificate.certificate)
            SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nil)
        }
    }

    deinit {
        SSL_CTX_free(context)
    }

    private static let http2: StaticString = "h2"
    private static let choosesHTTP2: SSL_CTX_alpn_select_cb_func = { _, chosen, length, _, _, _ in
        chosen?.pointee = http2.utf8Start
        length?.pointee = UInt8(http2.utf8CodeUnitCount)
        return SSL_TLSEXT_ERR_OK
    }
}
