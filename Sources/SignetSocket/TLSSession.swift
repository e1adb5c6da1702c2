import CSignetOpenSSL
import Glibc

/// TLS on one socket. Belongs to its stream, and is used on the stream's reactor only.
final class TLSSession {
    private let ssl: OpaquePointer
    private let port: SocketPort
    /// The server; `nil` on the side of a server.
    private let peer: TLSPeer?
    /// Whether TLS itself failed: its session must not be resumed (RFC 5246 §7.2.2).
    private var hasFailed = false

    /// A client of `serverName` (a host name or a numeric address), or a server where there is none.
    ///
    /// - Parameter origin: Whose sessions may be resumed, and under which name new ones are kept; `nil` for none.
    init(_ context: TLSContext, port: SocketPort, serverName: String?, origin: String?) throws(StreamFailure) {
        guard let ssl = SSL_new(context.context) else { throw .tls(TLSFailure(.handshake, TLSFailure.takeWords())) }
        self.ssl = ssl
        self.port = port
        peer = serverName.map { TLSPeer($0, context: context, origin: origin) }
        guard let bio = SocketBIO.shared.make(port) else { throw Self.unusable }
        SSL_set_bio(ssl, bio, bio)
        guard let peer else {
            SSL_set_accept_state(ssl)
            return
        }
        SSL_set_connect_state(ssl)
        guard peer.prepare(ssl) else { throw Self.unusable }
        peer.offerSession(ssl)
    }

    private static var unusable: StreamFailure { .tls(TLSFailure(.handshake, TLSFailure.takeWords())) }

    deinit {
        // OpenSSL takes a session without a goodbye in both directions for one that failed, and would not resume it.
        if !hasFailed { SSL_set_shutdown(ssl, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN) }
        SSL_free(ssl)
    }

    /// One step; `.bytes` when the peers have agreed.
    func handshake() -> SocketStream.Transfer {
        ERR_clear_error()
        let result = SSL_do_handshake(ssl)
        if result == 1 {
            guard let failure = protocolFailure else { return .bytes(0) }
            return fail(failure)
        }
        if let peer, let verdict = peer.verdict {
            ERR_clear_error()
            return fail(verdict.failure(host: peer.host))
        }
        return outcome(of: result, during: .handshake)
    }

    /// What is wrong with the protocol a server chose: one that was not offered (RFC 7301 §3.2).
    private var protocolFailure: TLSFailure? {
        var bytes: UnsafePointer<UInt8>?
        var count: UInt32 = 0
        SSL_get0_alpn_selected(ssl, &bytes, &count)
        let chosen = UnsafeBufferPointer(start: bytes, count: Int(count))
        if peer == nil || chosen.isEmpty || chosen.elementsEqual(TLSContext.protocolName.utf8) { return nil }
        let name = String(decoding: chosen, as: UTF8.self).debugDescription
        return TLSFailure(
            .handshake, "the server insists on the protocol \(name); \(TLSContext.protocolName) was offered")
    }

    private func fail(_ failure: TLSFailure) -> SocketStream.Transfer {
        hasFailed = true
        return .failed(.tls(failure))
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
            return outcome(of: result, during: .connection)
        }
        return .bytes(filled)
    }

    func write(_ buffer: UnsafeRawBufferPointer) -> SocketStream.Transfer {
        ERR_clear_error()
        var count = 0
        let result = SSL_write_ex(ssl, buffer.baseAddress, buffer.count, &count)
        if result == 1 { return .bytes(count) }
        let outcome = outcome(of: result, during: .connection)
        // A peer that refuses says why before it closes: the alert is still there to be read.
        if case .failed = outcome, let alert = pendingAlert() { return alert }
        return outcome
    }

    private func pendingAlert() -> SocketStream.Transfer? {
        guard !hasFailed, peer != nil else { return nil }
        port.isReadable = true
        var byte: UInt8 = 0
        let result = SSL_peek(ssl, &byte, 1)
        guard result <= 0, SSL_get_error(ssl, result) == SSL_ERROR_SSL, !TLSFailure.isUnexpectedEnd else { return nil }
        return fail(TLSFailure.take(during: .connection, peer))
    }

    private func outcome(of result: Int32, during kind: TLSFailure.Kind) -> SocketStream.Transfer {
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
            return fail(TLSFailure.take(during: kind, peer))
        }
    }

    /// Sends a close_notify, if there is room for it now.
    func sayGoodbye() {
        ERR_clear_error()
        SSL_shutdown(ssl)
        ERR_clear_error()
    }

    /// Gives back the buffers of records, 16 KB each, until they are needed again.
    ///
    /// OpenSSL does so by itself after a read or write, but not of the one it takes when a session ticket arrives.
    func releaseBuffers() {
        SSL_free_buffers(ssl)
    }

    /// Whether what there is to read is none of the application's: session tickets and key updates.
    func hasOnlyHousekeeping() -> Bool {
        ERR_clear_error()
        var byte: UInt8 = 0
        let result = SSL_peek(ssl, &byte, 1)
        defer { ERR_clear_error() }
        return result <= 0 && SSL_get_error(ssl, result) == SSL_ERROR_WANT_READ
    }

    /// The version and cipher suite in use, and whether they are those of an earlier session.
    var agreed: (version: String, cipher: String, isResumed: Bool) {
        (
            SSL_get_version(ssl).map { String(cString: $0) } ?? "",
            SSL_CIPHER_get_name(SSL_get_current_cipher(ssl)).map { String(cString: $0) } ?? "",
            SSL_session_reused(ssl) == 1
        )
    }
}
