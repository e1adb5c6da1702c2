import CSignetOpenSSL
import Glibc

/// One connection of a ``TLSServer``, on a thread of its own, where it blocks.
struct TLSConversation {
    private let connection: RawConnection
    private let context: TLSServerContext
    private let manner: TLSManner
    /// Told of application bytes that have arrived.
    private let count: (Int) -> Void

    init(
        _ connection: RawConnection, _ context: TLSServerContext, _ manner: TLSManner, count: @escaping (Int) -> Void
    ) {
        self.connection = connection
        self.context = context
        self.manner = manner
        self.count = count
    }

    /// Has the conversation and closes the connection.
    func run() {
        Self.blockBrokenPipe()
        defer { connection.log.close(connection.descriptor) }
        switch manner.opening {
        case .handshake: converse()
        case .plain:
            let opening = receive()
            // 22: a handshake record. Anything else would be the request itself.
            if let first = opening.first, first != 22 { count(opening.count) }
            let answer = Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)
            send(connection.descriptor, answer, answer.count, Int32(MSG_NOSIGNAL))
            while !receive().isEmpty {}
        case .cut: _ = receive()
        }
    }

    /// OpenSSL writes without MSG_NOSIGNAL, and a client may be gone.
    private static func blockBrokenPipe() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private func receive() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16 * 1024) { buffer, initialized in
            initialized = max(0, recv(connection.descriptor, buffer.baseAddress, buffer.count, 0))
        }
    }

    private func converse() {
        guard let ssl = SSL_new(context.context) else { return }
        defer { SSL_free(ssl) }
        SSL_set_fd(ssl, connection.descriptor)
        guard SSL_accept(ssl) == 1 else {
            // What is left unread would turn the end into a reset, and the alert might never be seen.
            shutdown(connection.descriptor, Int32(SHUT_WR))
            while !receive().isEmpty {}
            return
        }
        var unread = RequestBytes()
        if manner.hangsUpOnRequests {
            // What still waits to be sent is lost when a connection is closed with something unread.
            connection.sendWithoutDelay()
            if receive(ssl) != nil { answer(ssl) }
            return
        }
        while readRequest(ssl, &unread) {
            if manner.updatesKeys { SSL_key_update(ssl, SSL_KEY_UPDATE_REQUESTED) }
            guard answer(ssl) else { return }
            switch manner.ending {
            case .keepsAlive: break
            case .goodbye:
                SSL_shutdown(ssl)
                return
            case .silence:
                return
            }
        }
    }

    @discardableResult private func answer(_ ssl: OpaquePointer) -> Bool {
        let answer = Array(manner.response.utf8)
        return SSL_write(ssl, answer, Int32(answer.count)) == answer.count
    }

    private func readRequest(_ ssl: OpaquePointer, _ unread: inout RequestBytes) -> Bool {
        while true {
            if let request = unread.takeRequest(connection: connection.index) {
                connection.log.record { $0.requests.append(request) }
                return true
            }
            guard let bytes = receive(ssl) else { return false }
            unread.append(bytes)
        }
    }

    /// The next application bytes; `nil` when the peer has ended the connection.
    private func receive(_ ssl: OpaquePointer) -> ArraySlice<UInt8>? {
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        let received = SSL_read(ssl, &buffer, Int32(buffer.count))
        guard received > 0 else { return nil }
        count(Int(received))
        return buffer[..<Int(received)]
    }
}
