import CSignetLinux
import Glibc

extension SocketStream {
    /// A stream that is to be connected to `address`, from `local` if that is given.
    ///
    /// - Throws: `.system` when the machine has no descriptor left, or `local` is not an address of it.
    static func make(
        to address: SocketAddress, from local: SocketAddress? = nil, on reactor: Reactor
    ) throws(StreamFailure) -> SocketStream {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.family, kind, 0)
        guard descriptor >= 0 else { throw .system(errno, call: "socket") }
        if address.family != AF_UNIX {
            setNoDelay(descriptor)
            setKeepAlive(descriptor)
        }
        if let local, local.withPointer({ bind(descriptor, $0, $1) }) != 0 {
            let code = errno
            Glibc.close(descriptor)
            throw .system(code, call: "bind \(local)")
        }
        return SocketStream(descriptor, peer: address, isConnected: false, reactor: reactor)
    }

    /// Has the system ask after a peer that is silent: one that is gone is noticed without a deadline, and a NAT gateway
    /// (AWS: 350 s) does not forget a connection that waits.
    private static func setKeepAlive(_ descriptor: Int32) {
        let options = [
            (SOL_SOCKET, SO_KEEPALIVE, Int32(1)), (Int32(IPPROTO_TCP), TCP_KEEPIDLE, 60),
            (Int32(IPPROTO_TCP), TCP_KEEPINTVL, 15), (Int32(IPPROTO_TCP), TCP_KEEPCNT, 4),
        ]
        for (level, name, value) in options {
            withUnsafePointer(to: value) { pointer in
                _ = setsockopt(descriptor, level, name, pointer, socklen_t(MemoryLayout<Int32>.size))
            }
        }
    }

    /// Requests are written in one piece: holding back the last part of one only delays it.
    static func setNoDelay(_ descriptor: Int32) {
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Connects without blocking.
    ///
    /// - Throws: `.refused`, `.timedOut` at `limit`, `.system`.
    func connect(until limit: Limit) async throws(StreamFailure) {
        // A cancellation may have come first.
        if let failure { throw failure }
        let status = peerAddress.withPointer { Glibc.connect(port.descriptor, $0, $1) }
        // A Unix socket whose queue is full has nothing to wait for (connect(2)): its server does not keep up.
        if status != 0, errno == EAGAIN, peerAddress.family == AF_UNIX { throw .refused(EAGAIN) }
        if status != 0, errno != EINPROGRESS { throw .ofConnecting(errno) }
        // Only now: epoll says of a socket that does not connect yet that its peer has hung up.
        try open()
        guard status != 0 else {
            port.isWritable = true
            return
        }
        while !port.isWritable { try await wait(for: .writing, until: limit) }
        // One that came after the last event has closed the socket, whatever the event said.
        if let failure { throw failure }
        var code: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(port.descriptor, SOL_SOCKET, SO_ERROR, &code, &length)
        guard code == 0 else { throw .ofConnecting(code) }
    }

    /// Runs `work` and closes the stream when it fails, and at once when the task is cancelled.
    nonisolated func cancellable(
        _ work: (SocketStream) async throws(StreamFailure) -> Void
    ) async throws(StreamFailure) {
        let failure = await withTaskCancellationHandler { () -> StreamFailure? in
            do throws(StreamFailure) {
                try await work(self)
                return nil
            } catch {
                return error
            }
        } onCancel: {
            abort(.cancelled)
        }
        guard let failure else { return }
        await close()
        throw failure
    }
}
