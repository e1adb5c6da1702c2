#if Curl
    import Glibc

    /// The sockets of connections that have carried a transfer.
    ///
    /// When libcurl is about to use a connection again it tells its two ends, but its socket only when the transfer is over.
    struct KnownSockets {
        /// What tells a connection from every other that is open.
        struct Ends: Hashable {
            let remoteAddress: String
            let localPort: Int
        }

        private var sockets: [Ends: Int32] = [:]

        /// The socket between these ends; `nil` when it has not carried a transfer yet.
        subscript(ends: Ends) -> Int32? { sockets[ends] }

        /// Takes note of the connection that the transfer which has just ended went over.
        mutating func insert(_ socket: Int32, between ends: Ends) {
            // 1,024: four times the connections that are kept, so that looking through them is rare.
            if sockets.count >= 1024 { sockets = sockets.filter { Self.localPort(of: $0.value) == $0.key.localPort } }
            sockets[ends] = socket
        }

        /// `nil` when the descriptor is closed or no longer that of a TCP connection.
        static func localPort(of socket: Int32) -> Int? {
            var address = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let status = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
            }
            guard status == 0, [AF_INET, AF_INET6].contains(Int32(address.ss_family)) else { return nil }
            // The port stands at the same place in both families.
            return withUnsafeBytes(of: &address) { Int(UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self))) }
        }
    }
#endif
