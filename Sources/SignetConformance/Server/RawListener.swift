import Glibc
import Synchronization

/// The listening socket of a ``RawServer`` and the thread that accepts.
final class RawListener: Sendable {
    let port: Int

    private let descriptor: Int32
    /// The path of a Unix socket, to be removed in the end.
    private let path: String?
    private let log: RawServerLog
    private let isClosed = Atomic(false)

    /// A listener on a free port of the loopback.
    init(log: RawServerLog) throws(RawServerError) {
        self.log = log
        path = nil
        (descriptor, port) = try LoopbackSocket.bound()
        guard listen(descriptor, 128) == 0 else { throw LoopbackSocket.failure("listen") }
    }

    /// A listener on a Unix socket.
    init(unixSocket path: String, log: RawServerLog) throws(RawServerError) {
        guard path.utf8.count <= 107 else { throw RawServerError("bind", "the path is longer than 107 bytes") }
        self.log = log
        port = 0
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        let status = LoopbackSocket.withUnixAddress(path) { [descriptor] in bind(descriptor, $0, $1) }
        // Another's socket is not to be removed.
        self.path = status == 0 ? path : nil
        guard status == 0, listen(descriptor, 128) == 0 else { throw LoopbackSocket.failure("bind") }
    }

    /// Connects to this listener and ends the connection at once; returns the port it came from, or `nil` once closed.
    ///
    /// The backlog is a queue: what connected before has been accepted before. On the loopback, `connect` does not block.
    func connectMarker() -> Int? {
        guard path == nil, let marker = LoopbackSocket.connected(to: port, blocks: true) else { return nil }
        defer { Glibc.close(marker) }
        var address = sockaddr_in()
        let status = LoopbackSocket.withAddress(&address) { getsockname(marker, $0, $1) }
        return status == 0 ? Int(UInt16(bigEndian: address.sin_port)) : nil
    }

    deinit {
        Glibc.close(descriptor)
    }

    /// Plays one script for each connection; the last one serves every further connection.
    func accept(_ scripts: [RawScript]) throws(RawServerError) {
        try accept { connection in
            connection.play(scripts.isEmpty ? .once(.close) : scripts[min(connection.index, scripts.count - 1)])
        }
    }

    /// Starts to accept; the thread keeps the log and the listener alive, not the server.
    ///
    /// - Parameter play: Is called for each connection, on a thread of its own, and closes it.
    func accept(_ play: @escaping @Sendable (RawConnection) -> Void) throws(RawServerError) {
        log.record { $0.threads += 1 }
        let isStarted = RawThread.start {
            self.acceptAll(play)
            self.log.record { $0.threads -= 1 }
        }
        guard isStarted else {
            log.record { $0.threads -= 1 }
            throw RawServerError("pthread_create", "no thread")
        }
    }

    private func acceptAll(_ play: @escaping @Sendable (RawConnection) -> Void) {
        var index = 0
        while !isClosed.load(ordering: .relaxed) {
            var address = sockaddr_in()
            let connection = LoopbackSocket.withAddress(&address) { Glibc.accept(descriptor, $0, $1) }
            if connection < 0 {
                if errno == EINTR || errno == ECONNABORTED { continue }
                return
            }
            _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
            guard log.open(connection) else {
                Glibc.close(connection)
                return
            }
            let peer = Int(UInt16(bigEndian: address.sin_port))
            serve(RawConnection(descriptor: connection, index: index, log: log), from: peer, play)
            index += 1
        }
    }

    private func serve(
        _ connection: RawConnection, from peer: Int, _ play: @escaping @Sendable (RawConnection) -> Void
    ) {
        let log = log
        log.record {
            $0.peers.append(peer)
            $0.threads += 1
        }
        let isStarted = RawThread.start {
            play(connection)
            log.record { $0.threads -= 1 }
        }
        guard !isStarted else { return }
        log.close(connection.descriptor)
        log.record { $0.threads -= 1 }
    }

    /// Wakes the accepting thread: on Linux `shutdown` ends a blocked `accept`.
    func close() {
        guard !isClosed.exchange(true, ordering: .relaxed) else { return }
        shutdown(descriptor, Int32(SHUT_RDWR))
        if let path { unlink(path) }
    }
}
