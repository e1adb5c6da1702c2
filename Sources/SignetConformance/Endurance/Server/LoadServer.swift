import Glibc
import Synchronization

/// A server on the loopback for many connections and many bytes: it records no request and allocates nothing for what it
/// reads and sends, so that what a process uses is its transport's doing.
final class LoadServer: Sendable {
    /// What has happened so far.
    struct Counts: Sendable {
        var accepted = 0
        /// Connections that are open, or have not been closed on this side.
        var open = 0
        /// Connections that the peer has ended.
        var ended = 0
        /// Connections of which a byte has arrived.
        var heard = 0
        /// Heads of requests that have arrived.
        var requests = 0
        /// Connections that stand still, waiting for `release()`.
        var held = 0
        /// Bytes that have been sent.
        var sent = 0
        /// Bodies that were not what they must be.
        var corrupt = 0
        var threads = 0
    }

    /// 1–65535, chosen by the system.
    let port: Int
    let counts = Watched(Counts())

    private let listener: Int32
    private let stopping: RawGate
    private let generation = Atomic(0)
    private let limit: DescriptorLimit?

    /// Listens on 127.0.0.1 and plays `script` for each connection, on a thread of its own.
    ///
    /// - Parameters:
    ///   - buffers: The size of the kernel's buffers of a connection, in bytes; `nil` for what it makes of them.
    ///   - limit: The bound on descriptors that this server is not held to.
    init(
        buffers: Int32? = nil, limit: DescriptorLimit? = nil, _ script: @escaping @Sendable (LoadConnection) -> Void
    ) throws(RawServerError) {
        guard let stopping = RawGate() else { throw RawServerError("pipe", "no descriptor") }
        self.stopping = stopping
        self.limit = limit
        (listener, port) = try LoopbackSocket.bound()
        if var size = buffers {
            for option in [SO_RCVBUF, SO_SNDBUF] {
                setsockopt(listener, SOL_SOCKET, option, &size, socklen_t(MemoryLayout<Int32>.size))
            }
        }
        guard listen(listener, 1024) == 0 else {
            throw LoopbackSocket.failure("listen")
        }
        try start { $0.acceptAll(script) }
    }

    deinit {
        close(listener)
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    var url: String { "http://127.0.0.1:\(port)" }

    /// Lets every connection that stands still go on.
    func release() {
        generation.add(1, ordering: .relaxed)
    }

    /// Ends every connection and waits until the threads are gone; idempotent.
    func stop() async {
        stopping.open()
        await counts.wait { $0.threads == 0 }
    }

    private func start(_ work: @escaping @Sendable (LoadServer) -> Void) throws(RawServerError) {
        counts.change { $0.threads += 1 }
        let isStarted = RawThread.start {
            work(self)
            self.counts.change { $0.threads -= 1 }
        }
        guard isStarted else {
            counts.change { $0.threads -= 1 }
            throw RawServerError("pthread_create", "no thread")
        }
    }

    private func acceptAll(_ script: @escaping @Sendable (LoadConnection) -> Void) {
        while isReady(listener, Int16(POLLIN)) {
            let connection = limit?.ignoring { accept(listener, nil, nil) } ?? accept(listener, nil, nil)
            guard connection >= 0 else { continue }
            _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
            counts.change {
                $0.accepted += 1
                $0.open += 1
            }
            let play: @Sendable (LoadServer) -> Void = { server in
                script(LoadConnection(connection, of: server))
                close(connection)
                server.counts.change { $0.open -= 1 }
            }
            do throws(RawServerError) {
                try start(play)
            } catch {
                close(connection)
                counts.change { $0.open -= 1 }
            }
        }
    }

    /// Waits for `events`; `false` when the server is to stop.
    func isReady(_ descriptor: Int32, _ events: Int16) -> Bool {
        // A tuple, not an array: that would be memory of the heap for every read.
        var waiting = (
            pollfd(fd: descriptor, events: events, revents: 0),
            pollfd(fd: stopping.reading, events: Int16(POLLIN), revents: 0)
        )
        withUnsafeMutableBytes(of: &waiting) { bytes in
            while poll(bytes.bindMemory(to: pollfd.self).baseAddress, 2, -1) < 0, errno == EINTR {}
        }
        return waiting.1.revents == 0
    }

    /// Waits for the next `release()`; `false` when the server is to stop.
    func hold() -> Bool {
        let current = generation.load(ordering: .relaxed)
        counts.change { $0.held += 1 }
        var stop = pollfd(fd: stopping.reading, events: Int16(POLLIN), revents: 0)
        // A release is looked for every 2 ms: no descriptor a connection is needed, which some cases have none of.
        while poll(&stop, 1, 2) <= 0 {
            if generation.load(ordering: .relaxed) != current { return true }
        }
        return false
    }
}
