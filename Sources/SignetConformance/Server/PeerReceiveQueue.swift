import Glibc

/// What the peer of a loopback connection has received but not read yet: the kernel tells of every socket (sock_diag(7)).
///
/// Bytes that are acknowledged need not have been read, so the sender's own queue says nothing; the peer's does.
final class PeerReceiveQueue {
    private let netlink: Int32
    private let question: [UInt8]

    /// `nil` where the kernel does not tell.
    init?(ofPeerOn connection: Int32) {
        guard let own = Self.endpoint(connection, getsockname), let peer = Self.endpoint(connection, getpeername)
        else { return nil }
        netlink = socket(Self.family, Int32(SOCK_RAW.rawValue) | Int32(SOCK_CLOEXEC.rawValue), Self.sockDiag)
        guard netlink >= 0 else { return nil }
        question = Self.question(source: peer, destination: own)
    }

    deinit {
        close(netlink)
    }

    /// Waits until the peer has read everything or is gone; no longer than 100 ms, as it may have read enough.
    func waitUntilRead() {
        let end = ContinuousClock.now + .milliseconds(100)
        while let unread, unread > 0, .now < end { sched_yield() }
    }

    /// In bytes; `nil` when the peer's socket is gone, or the kernel does not tell.
    private var unread: Int? {
        guard question.withUnsafeBytes({ send(netlink, $0.baseAddress, $0.count, 0) }) == question.count else {
            return nil
        }
        var answer = [UInt8](repeating: 0, count: 4096)
        let count = answer.withUnsafeMutableBytes { recv(netlink, $0.baseAddress, $0.count, 0) }
        guard count >= Self.queueOffset + 4 else { return nil }
        return answer.withUnsafeBytes { bytes in
            let type = bytes.loadUnaligned(fromByteOffset: 4, as: UInt16.self)
            guard type == Self.byFamily else { return nil }
            return Int(bytes.loadUnaligned(fromByteOffset: Self.queueOffset, as: UInt32.self))
        }
    }

    // <linux/netlink.h>, <linux/sock_diag.h> and <linux/inet_diag.h>, which Swift's Glibc module leaves out.
    private static let family: Int32 = 16  // AF_NETLINK
    private static let sockDiag: Int32 = 4  // NETLINK_SOCK_DIAG
    private static let byFamily: UInt16 = 20  // SOCK_DIAG_BY_FAMILY
    private static let headerLength = 16  // struct nlmsghdr
    /// `idiag_rqueue` in an answer: after the header, four bytes, `struct inet_diag_sockid` and `idiag_expires`.
    private static let queueOffset = headerLength + 4 + 48 + 4

    private typealias Endpoint = (address: UInt32, port: UInt16)

    /// Address and port in network byte order.
    private static func endpoint(
        _ connection: Int32, _ name: (Int32, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
    ) -> Endpoint? {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name(connection, $0, &length) }
        }
        guard status == 0, address.sin_family == sa_family_t(AF_INET) else { return nil }
        return (address.sin_addr.s_addr, address.sin_port)
    }

    /// `struct nlmsghdr` and `struct inet_diag_req_v2`: the one TCP socket with these two ends, in whatever state.
    private static func question(source: Endpoint, destination: Endpoint) -> [UInt8] {
        var bytes: [UInt8] = []
        func append(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value) { bytes += $0 }
        }
        append(UInt32(headerLength + 56))
        append(byFamily)
        append(UInt16(1))  // NLM_F_REQUEST
        append(UInt64(0))  // sequence number and port
        bytes += [UInt8(AF_INET), UInt8(IPPROTO_TCP), 0, 0]
        append(UInt32.max)  // every state
        append(source.port)
        append(destination.port)
        for address in [source.address, destination.address] {
            append(address)
            bytes += [UInt8](repeating: 0, count: 12)
        }
        append(UInt32(0))  // any interface
        append(UInt64.max)  // no cookie
        return bytes
    }
}
