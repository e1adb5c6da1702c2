import Glibc

/// Sockets of this machine, before anybody listens or after somebody has connected.
enum LoopbackSocket {
    /// A socket on a free port of the loopback, and that port.
    static func bound() throws(RawServerError) -> (descriptor: Int32, port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw failure("socket") }
        guard let port = bindLoopback(descriptor) else {
            let error = failure("bind")
            Glibc.close(descriptor)
            throw error
        }
        return (descriptor, port)
    }

    static func failure(_ call: String) -> RawServerError {
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

    static func withAddress(
        _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
    ) -> Int32 {
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
        }
    }

    /// A socket connected to `port` of the loopback, or, when that would block, on its way there; `nil` when it cannot be.
    static func connected(to port: Int, blocks: Bool) -> Int32? {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | (blocks ? 0 : SOCK_NONBLOCK.rawValue))
        let descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { return nil }
        var address = loopback(port: port)
        let status = withAddress(&address) { connect(descriptor, $0, $1.pointee) }
        if status == 0 || errno == EINPROGRESS { return descriptor }
        Glibc.close(descriptor)
        return nil
    }

    /// Calls `body` with the address of a Unix socket at `path`, of which at most 107 bytes fit.
    static func withUnixAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
