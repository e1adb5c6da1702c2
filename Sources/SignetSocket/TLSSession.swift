import CSignetOpenSSL
import Glibc

/// TLS on one socket. Belongs to its stream, and is used on the stream's reactor only.
final class TLSSession {
    private let ssl: OpaquePointer
    private let context: TLSContext
    private let port: SocketPort
    private let serverName: String?
    private let verification = TLSVerification()

    /// A client of `serverName` (a host name or a numeric address), or a server where there is none.
    init(_ context: TLSContext, port: SocketPort, serverName: String?) throws(StreamFailure) {
        guard let ssl = SSL_new(context.context) else { throw .tls(.takeFromQueue()) }
        self.ssl = ssl
        self.context = context
        self.port = port
        self.serverName = serverName
        guard let bio = SocketBIO.shared.make(port) else { throw .tls(.takeFromQueue()) }
        SSL_set_bio(ssl, bio, bio)
        signet_ssl_set_owner(ssl, Unmanaged.passUnretained(verification).toOpaque())
        if let serverName {
            SSL_set_connect_state(ssl)
            try setPeer(serverName)
        } else {
            SSL_set_accept_state(ssl)
        }
    }

    deinit {
        SSL_free(ssl)
    }

    /// Whom the certificate must be for. A name is also sent (SNI), an address never is (RFC 6066 §3).
    private func setPeer(_ name: String) throws(StreamFailure) {
        let isAddress = SocketAddress(numeric: name, port: 0) != nil
        // A trailing dot makes a name absolute; certificates and SNI have it without (RFC 6066 §3).
        let host = !isAddress && name.hasSuffix(".") ? String(name.dropLast()) : name
        let parameters = SSL_get0_param(ssl)
        let isSet =
            isAddress
            ? X509_VERIFY_PARAM_set1_ip_asc(parameters, host)
            : X509_VERIFY_PARAM_set1_host(parameters, host, host.utf8.count)
        guard isSet == 1, isAddress || signet_ssl_set_server_name(ssl, host) == 1 else {
            throw .tls(.takeFromQueue())
        }
        X509_VERIFY_PARAM_set_hostflags(parameters, UInt32(X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS))
    }

    /// One step; `.bytes` when the peers have agreed.
    func handshake() -> SocketStream.Transfer {
        ERR_clear_error()
        let result = SSL_do_handshake(ssl)
        if result == 1 { return .bytes(0) }
        let verdict = SSL_get_verify_result(ssl)
        if context.verifies, verdict != X509_V_OK {
            ERR_clear_error()
            return .failed(
                .tls(.verification(verdict, names: verification.names, host: serverName ?? "this host")))
        }
        return outcome(of: result, isHandshake: true)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> SocketStream.Transfer {
        var filled = 0
        while filled < buffer.count {
            ERR_clear_error()
            var count = 0
            let result = SSL_read_ex(ssl, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, &count)
            filled += count
            if result == 1 {
                // Another record may have come with this one: take it too, if it costs no system call.
                if SSL_has_pending(ssl) == 1 || port.isReadable { continue }
                break
            }
            // What has been read comes first; the next call meets the same end or error again.
            if filled > 0 { break }
            return outcome(of: result, isHandshake: false)
        }
        return .bytes(filled)
    }

    func write(_ buffer: UnsafeRawBufferPointer) -> SocketStream.Transfer {
        ERR_clear_error()
        var count = 0
        let result = SSL_write_ex(ssl, buffer.baseAddress, buffer.count, &count)
        return result == 1 ? .bytes(count) : outcome(of: result, isHandshake: false)
    }

    private func outcome(of result: Int32, isHandshake: Bool) -> SocketStream.Transfer {
        switch SSL_get_error(ssl, result) {
        case SSL_ERROR_WANT_READ: return .mustWait(.reading)
        case SSL_ERROR_WANT_WRITE: return .mustWait(.writing)
        case SSL_ERROR_ZERO_RETURN: return .end
        case SSL_ERROR_SYSCALL:
            ERR_clear_error()
            return .failed(port.lastError == 0 ? .closed : .ofTransfer(port.lastError, call: "TLS"))
        default:
            // Without close_notify nobody can tell a cut from an end (RFC 8446 §6.1).
            if TLSFailure.isUnexpectedEnd {
                ERR_clear_error()
                return .failed(.closed)
            }
            return .failed(.tls(.takeFromQueue()))
        }
    }

    /// Sends a close_notify, if there is room for it now.
    func sayGoodbye() {
        ERR_clear_error()
        SSL_shutdown(ssl)
        ERR_clear_error()
    }

    /// Whether what there is to read is none of the application's: session tickets and key updates.
    func hasOnlyHousekeeping() -> Bool {
        ERR_clear_error()
        var byte: UInt8 = 0
        let result = SSL_peek(ssl, &byte, 1)
        defer { ERR_clear_error() }
        return result <= 0 && SSL_get_error(ssl, result) == SSL_ERROR_WANT_READ
    }

    /// The version and cipher suite in use.
    var agreed: (version: String, cipher: String) {
        (
            SSL_get_version(ssl).map { String(cString: $0) } ?? "",
            SSL_CIPHER_get_name(SSL_get_current_cipher(ssl)).map { String(cString: $0) } ?? ""
        )
    }
}
