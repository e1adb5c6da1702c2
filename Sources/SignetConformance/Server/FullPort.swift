import Glibc

/// A port of 127.0.0.1 that neither accepts nor refuses: the queue of its listener is full, so that what arrives is dropped
/// (listen(2), tcp(7)).
final class FullPort: Sendable {
    /// 1–65535, chosen by the system.
    let port: Int

    private let descriptors: [Int32]

    /// How many sockets of this process, but for its own, try to connect to anything.
    var attempts: Int { ProcessFolder.connectingCount(except: descriptors) }

    init() throws(RawServerError) {
        let (listener, port) = try LoopbackSocket.bound()
        self.port = port
        guard listen(listener, 0) == 0 else {
            let error = LoopbackSocket.failure("listen")
            close(listener)
            throw error
        }
        // A queue of length 0 holds one connection; what becomes of the others is theirs to wait for.
        descriptors = [listener] + (0..<4).compactMap { _ in LoopbackSocket.connected(to: port, blocks: false) }
    }

    deinit {
        for descriptor in descriptors { close(descriptor) }
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    var url: String { "http://127.0.0.1:\(port)" }
}
