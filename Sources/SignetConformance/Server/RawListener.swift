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
        (descriptor, port) = try Self.boundSocket()
        guard listen(descriptor, 128) == 0 else { throw Self.failure("listen") }
    }

    /// A listener on a Unix socket.
    init(unixSocket path: String, log: RawServerLog) throws(RawServerError) {
        self.log = log
        port = 0
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        self.descriptor = descriptor
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        // Another's socket is not to be removed.
        self.path = status == 0 ? path : nil
        guard status == 0, listen(descriptor, 128) == 0 else { throw Self.failure("bind") }
    }

    /// A socket on a free port of the loopback, and that port.
    static func boundSocket() throws(RawServerError) -> (descriptor: Int32, port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw failure("socket") }
        guard let port = bindLoopback(descriptor) else {
            let error = failure("bind")
            Glibc.close(descriptor)
            throw error
        }
        return (descriptor, port)
    }

    private static func failure(_ call: String) -> RawServerError {
        RawServerError(call, String(cString: strerror(errno)))
    }

    private static func bindLoopback(_ descriptor: Int32) -> Int? {
        var address = loopback(port: 0)
        let status = withAddress(&address) {
            bind(descriptor, $0, $1.pointee) == 0 ? getsockname(descriptor, $0, $1) : -1
        }
        return status == 0 ? Int(UInt16(bigEndian: address.sin_port)) : nil
    }

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func withAddress(
        _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
    ) -> Int32 {
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
        }
    }

    /// Connects to this listener and ends the connection at once; returns the port it came from, or `nil` once closed.
    ///
    /// The backlog is a queue: what connected before has been accepted before. On the loopback, `connect` does not block.
    func connectMarker() -> Int? {
        guard path == nil, let marker = Self.connectLoopback(port: port, blocks: true) else { return nil }
        defer { Glibc.close(marker) }
        var address = sockaddr_in()
        let status = Self.withAddress(&address) { getsockname(marker, $0, $1) }
        return status == 0 ? Int(UInt16(bigEndian: address.sin_port)) : nil
    }

    /// A socket connected to `port` of the loopback, or, when that would block, on its way there; `nil` when it cannot be.
    static func connectLoopback(port: Int, blocks: Bool) -> Int32? {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | (blocks ? 0 : SOCK_NONBLOCK.rawValue))
        let descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { return nil }
        var address = loopback(port: port)
        let status = withAddress(&address) { connect(descriptor, $0, $1.pointee) }
        if status == 0 || errno == EINPROGRESS { return descriptor }
        Glibc.close(descriptor)
        return nil
    }

    deinit {
        Glibc.close(descriptor)
        if let path { unlink(path) }
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
            let connection = Self.withAddress(&address) { Glibc.accept(descriptor, $0, $1) }
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
        if !isClosed.exchange(true, ordering: .relaxed) { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
}
