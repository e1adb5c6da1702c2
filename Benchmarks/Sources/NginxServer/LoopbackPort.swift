import Glibc

/// A TCP port of 127.0.0.1.
struct LoopbackPort {
    let number: Int

    init(_ number: Int) {
        self.number = number
    }

    /// One that nothing listens on; `nil` when there is none.
    static var free: LoopbackPort? {
        withSocket(port: 0) { descriptor, address -> LoopbackPort? in
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            guard bind(descriptor, address, size) == 0, getsockname(descriptor, address, &size) == 0 else { return nil }
            return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                LoopbackPort(Int(UInt16(bigEndian: $0.pointee.sin_port)))
            }
        }
    }

    /// Whether something accepts connections there.
    var isListening: Bool {
        Self.withSocket(port: number) { connect($0, $1, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 }
    }

    private static func withSocket<Result>(
        port: Int, _ body: (Int32, UnsafeMutablePointer<sockaddr>) -> Result
    ) -> Result {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        return withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body(descriptor, $0) }
        }
    }
}
