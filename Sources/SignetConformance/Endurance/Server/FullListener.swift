import Glibc

/// A port of the loopback that neither accepts nor refuses: the queue of its listener is full, and Linux drops what comes.
final class FullListener: Sendable {
    /// 1–65535, chosen by the system.
    let port: Int

    private let descriptors: [Int32]

    /// How many sockets of this process, but for its own, try to connect to anything.
    var attempts: Int { ProcessFolder.connectingCount(except: descriptors) }

    /// - Throws: ``RawServerError`` when there is no socket to be had.
    init() throws(RawServerError) {
        let (listener, port) = try RawListener.boundSocket()
        self.port = port
        guard listen(listener, 0) == 0 else {
            close(listener)
            throw RawServerError("listen", String(cString: strerror(errno)))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        // A queue of length 0 holds one connection; what the others come to is theirs to wait for.
        let fillers = (0..<4).map { _ in
            let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
            let filler = socket(AF_INET, type, 0)
            withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    _ = connect(filler, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            return filler
        }
        descriptors = [listener] + fillers
    }

    deinit {
        for descriptor in descriptors { close(descriptor) }
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    var url: String { "http://127.0.0.1:\(port)" }
}
