import CSignetOpenSSL
import Glibc
import SignetCore

/// What a client is configured with, loaded and checked before the first connection is made.
extension TLSContext {
    func loadTrust(_ trust: TLSConfiguration.Trust) throws(TLSFailure) {
        ERR_clear_error()
        switch trust {
        case .system: try loadAuthorities(try SystemAuthorities.file())
        case .file(let path):
            try loadAuthorities(path)
            trustAuthoritiesBelowRoots()
        case .pem(let bytes):
            let count = bytes.withUnsafeBytes { buffer in
                signet_ssl_ctx_trust_pem(context, buffer.baseAddress, Int32(clamping: buffer.count))
            }
            guard count > 0 else { throw Self.unusable("the PEM of certificate authorities", remedy: Self.pemRemedy) }
            trustAuthoritiesBelowRoots()
        case .insecureNone: break
        }
    }

    private static let pemRemedy = "give certificates in PEM"

    private func loadAuthorities(_ path: String) throws(TLSFailure) {
        // A C string ends at a NUL: another file would be read.
        guard !path.utf8.contains(0), SSL_CTX_load_verify_file(context, path) == 1 else {
            throw Self.unusable("the certificate authorities in \(path)", remedy: "name a readable PEM file")
        }
    }

    /// What the caller names is trusted, whether or not it is a root (RFC 5280 §6.1.1 (d)), as libcurl has it.
    private func trustAuthoritiesBelowRoots() {
        X509_STORE_set_flags(SSL_CTX_get_cert_store(context), UInt(X509_V_FLAG_PARTIAL_CHAIN))
    }

    func loadIdentity(_ identity: TLSConfiguration.Identity) throws(TLSFailure) {
        ERR_clear_error()
        // Without a callback of ours, OpenSSL would ask for a passphrase on the terminal.
        SSL_CTX_set_default_passwd_cb(context) { _, _, _, isAsked in
            isAsked?.assumingMemoryBound(to: Bool.self).pointee = true
            return -1
        }
        let (certificate, key) = (identity.certificateFile, identity.keyFile)
        guard !certificate.utf8.contains(0), SSL_CTX_use_certificate_chain_file(context, certificate) == 1 else {
            throw Self.unusable("the client certificate in \(certificate)", remedy: "name a readable PEM file")
        }
        var isEncrypted = false
        guard !key.utf8.contains(0), loadKey(key, &isEncrypted) else {
            throw Self.unusableKey(key, certificate, isEncrypted)
        }
    }

    /// Loads the key of the certificate that has been loaded; `isEncrypted` tells why it could not be.
    private func loadKey(_ path: String, _ isEncrypted: inout Bool) -> Bool {
        withUnsafeMutablePointer(to: &isEncrypted) { isAsked in
            SSL_CTX_set_default_passwd_cb_userdata(context, isAsked)
            defer { SSL_CTX_set_default_passwd_cb_userdata(context, nil) }
            return SSL_CTX_use_PrivateKey_file(context, path, SSL_FILETYPE_PEM) == 1
        }
    }

    private static func unusableKey(_ key: String, _ certificate: String, _ isEncrypted: Bool) -> TLSFailure {
        let reason = signet_err_reason(ERR_peek_error())
        if isEncrypted {
            ERR_clear_error()
            return TLSFailure(
                .configuration, "the client key in \(key) is encrypted",
                remedy: "decrypt it to a file that only you can read: openssl pkey -in \(key)")
        }
        guard reason == X509_R_KEY_VALUES_MISMATCH || reason == X509_R_KEY_TYPE_MISMATCH else {
            return unusable("the client key in \(key)", remedy: "name a readable PEM file")
        }
        ERR_clear_error()
        return TLSFailure(
            .configuration, "the client key in \(key) is not that of the certificate in \(certificate)",
            remedy: "name the key that the certificate was issued for")
    }

    private static func unusable(_ what: String, remedy: String) -> TLSFailure {
        TLSFailure(.configuration, "\(what) cannot be used: \(TLSFailure.takeWords())", remedy: remedy)
    }
}
