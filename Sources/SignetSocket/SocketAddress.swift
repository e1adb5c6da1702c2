import Glibc

/// A numeric IPv4 or IPv6 address and port, or the path of a Unix socket.
package struct SocketAddress: Sendable, Hashable {
    /// The `sockaddr_in`, `sockaddr_in6` or `sockaddr_un`, byte for byte.
    private let bytes: [UInt8]

    init(_ address: UnsafePointer<sockaddr>, length: socklen_t) {
        bytes = Array(UnsafeRawBufferPointer(start: address, count: Int(length)))
    }

    /// Reads a numeric address; `nil` for a name.
    package init?(numeric host: String, port: Int) {
        var v4 = sockaddr_in()
        var v6 = sockaddr_in6()
        if inet_pton(AF_INET, host, &v4.sin_addr) == 1 {
            v4.sin_family = sa_family_t(AF_INET)
            v4.sin_port = in_port_t(truncatingIfNeeded: port).bigEndian
            bytes = withUnsafeBytes(of: v4) { Array($0) }
        } else if inet_pton(AF_INET6, host, &v6.sin6_addr) == 1 {
            v6.sin6_family = sa_family_t(AF_INET6)
            v6.sin6_port = in_port_t(truncatingIfNeeded: port).bigEndian
            bytes = withUnsafeBytes(of: v6) { Array($0) }
        } else {
            return nil
        }
    }

    /// The socket at `path`; `nil` for a path of no or more than 107 bytes, or with a NUL (unix(7)).
    package init?(unixSocket path: String) {
        let utf8 = Array(path.utf8)
        guard (1..<Self.unixPathSize).contains(utf8.count), !utf8.contains(0) else { return nil }
        bytes = withUnsafeBytes(of: sa_family_t(AF_UNIX)) { Array($0) } + utf8 + [0]
    }

    /// What `sun_path` holds, its NUL included.
    private static let unixPathSize = 108

    /// The address of one end of the socket `descriptor`.
    init?(of descriptor: Int32, _ name: (Int32, UnsafeMutablePointer<sockaddr>, inout socklen_t) -> Int32) {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let found = withUnsafeMutableBytes(of: &storage) { buffer -> [UInt8]? in
            guard let address = buffer.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                name(descriptor, address, &length) == 0
            else { return nil }
            return Array(buffer.prefix(Int(length)))
        }
        guard let found, found.count >= MemoryLayout<sockaddr_in>.size else { return nil }
        bytes = found
    }

    /// `AF_INET`, `AF_INET6` or `AF_UNIX`.
    var family: Int32 { bytes.withUnsafeBytes { Int32($0.loadUnaligned(as: sa_family_t.self)) } }

    /// The port; 0 for a Unix socket.
    package var port: Int {
        guard family != AF_UNIX else { return 0 }
        return bytes.withUnsafeBytes { Int(UInt16(bigEndian: $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self))) }
    }

    /// The four or sixteen bytes of the IP address, in network order; none for a Unix socket.
    var ipBytes: ArraySlice<UInt8> {
        switch family {
        case AF_INET: bytes[4..<8]
        case AF_INET6: bytes[8..<24]
        default: []
        }
    }

    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result? {
        bytes.withUnsafeBytes { buffer in
            buffer.baseAddress.map { body($0.assumingMemoryBound(to: sockaddr.self), socklen_t(buffer.count)) }
        }
    }
}

extension SocketAddress: CustomStringConvertible {
    /// `127.0.0.1:80`, `[::1]:80`, `/run/api.sock`.
    package var description: String {
        if family == AF_UNIX { return String(decoding: bytes.dropFirst(2).dropLast(), as: UTF8.self) }
        let isV6 = family == AF_INET6
        let offset = isV6 ? 8 : 4
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { text in
            guard let base = text.baseAddress, bytes.count > offset else { return "?" }
            let isText = bytes.withUnsafeBytes {
                inet_ntop(family, $0.baseAddress.map { $0 + offset }, base, socklen_t(text.count)) != nil
            }
            guard isText else { return "?" }
            return isV6 ? "[\(String(cString: base))]:\(port)" : "\(String(cString: base)):\(port)"
        }
    }
}
