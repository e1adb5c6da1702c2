import CSignetLinux
import Glibc

/// A listening socket: connections in, one at a time.
///
/// It must be closed: while open, its reactor keeps it.
package actor Listener {
    /// The address it listens on, with the port the system chose where 0 was asked for.
    package nonisolated let address: SocketAddress
    package nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    nonisolated let reactor: Reactor
    private let descriptor: Int32
    private var token: EventLoop.Token?
    private var isReadable = true
    private var failure: StreamFailure?
    private var waiter: UnsafeContinuation<StreamFailure?, Never>?

    /// Binds `address` and listens.
    ///
    /// - Parameter backlog: Connections the system holds until they are accepted.
    /// - Throws: `.system` when the address is taken or not this machine's, or no descriptor is left.
    package static func listen(
        on address: SocketAddress, reactor: Reactor, backlog: Int32 = 1024
    ) async throws(StreamFailure) -> Listener {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.family, kind, 0)
        guard descriptor >= 0 else { throw .system(errno, call: "socket") }
        // A port whose last connections are still in TIME_WAIT can be bound again.
        var one: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        guard address.withPointer({ bind(descriptor, $0, $1) }) == 0,
            Glibc.listen(descriptor, backlog) == 0,
            let bound = SocketAddress(of: descriptor, { getsockname($0, $1, &$2) })
        else {
            let code = errno
            Glibc.close(descriptor)
            throw .system(code, call: "bind \(address)")
        }
        let listener = Listener(descriptor, bound, reactor)
        do {
            try await listener.open()
        } catch {
            await listener.close()
            throw error
        }
        return listener
    }

    private init(_ descriptor: Int32, _ address: SocketAddress, _ reactor: Reactor) {
        self.descriptor = descriptor
        self.address = address
        self.reactor = reactor
    }

    deinit {
        if failure == nil { Glibc.close(descriptor) }
    }

    private func open() throws(StreamFailure) {
        token = try reactor.register(descriptor, self)
    }

    /// The next connection, on `reactor`; TLS, if wanted, is the caller's next step. One task at a time.
    ///
    /// - Throws: `.closed` after ``close()``; `.system` when the machine has no descriptor left, in which case the
    ///   connection waits and the caller does well to do so too.
    package func accept(on reactor: Reactor) async throws(StreamFailure) -> SocketStream {
        while true {
            if let failure { throw failure }
            guard isReadable else {
                guard waiter == nil else { throw .system(EBUSY, call: "accept") }
                let failure: StreamFailure? = await withUnsafeContinuation { waiter = $0 }
                if let failure { throw failure }
                continue
            }
            let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
            let accepted = signet_accept(descriptor, flags)
            if accepted >= 0 { return try await serve(accepted, on: reactor) }
            switch errno {
            case EAGAIN: isReadable = false
            case EINTR, ECONNABORTED, EPROTO: continue
            default: throw .system(errno, call: "accept")
            }
        }
    }

    private func serve(_ descriptor: Int32, on reactor: Reactor) async throws(StreamFailure) -> SocketStream {
        SocketStream.setNoDelay(descriptor)
        let peer = SocketAddress(of: descriptor) { getpeername($0, $1, &$2) } ?? address
        let stream = SocketStream(descriptor, peer: peer, isConnected: true, reactor: reactor)
        try await stream.open()
        return stream
    }

    /// Stops listening; whoever waits in ``accept(on:)`` is told.
    package func close() {
        end(.closed)
    }

    private func end(_ failure: StreamFailure) {
        guard self.failure == nil else { return }
        self.failure = failure
        if let token { reactor.deregister(descriptor, token) }
        token = nil
        Glibc.close(descriptor)
        tellWaiter(failure)
    }

    private func tellWaiter(_ failure: StreamFailure?) {
        defer { waiter = nil }
        waiter?.resume(returning: failure)
    }
}

extension Listener: ReadinessHandler {
    nonisolated func became(_ readiness: Readiness) {
        assumeIsolated { listener in
            listener.isReadable = true
            listener.tellWaiter(nil)
        }
    }

    package nonisolated func abort(_ failure: StreamFailure) {
        reactor.run { self.assumeIsolated { $0.end(failure) } }
    }
}
