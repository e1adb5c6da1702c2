import Glibc
package import SignetCore

/// One connected socket, with or without TLS: bytes in, bytes out, each wait with its limit.
///
/// An actor on its reactor. One task may read while another writes; two readers, or two writers, are a mistake of the
/// caller, and the second is refused. It must be closed: while open, its reactor keeps it.
///
/// Its state is that of the reactor's thread. Whoever is on that thread already, whatever the actor or task, uses what is
/// `nonisolated` without a hop; it traps elsewhere. That is what makes `nonisolated(unsafe)` safe here, and
/// `@exclusivity(unchecked)` as in ``Connection``.
package actor SocketStream {
    /// Who is told when a direction is ready, or why it will not be.
    enum Waiter {
        /// A task. Unsafe, since it costs an allocation less: it is resumed where it is taken out of its variable, and
        /// nowhere else.
        case task(UnsafeContinuation<StreamFailure?, Never>)
        /// A connection that goes on with its exchange at once, and needs no task for it.
        case connection(Connection)

        func resume(_ failure: StreamFailure?) {
            switch self {
            case .task(let task): task.resume(returning: failure)
            case .connection(let connection): connection.proceed(failure)
            }
        }
    }
    /// When to give up.
    package typealias Limit = Moment?

    /// The reactor it lives on; an actor on the same one uses it without a hop.
    package nonisolated let reactor: Reactor
    /// The peer's address.
    package nonisolated let peerAddress: SocketAddress
    package nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    nonisolated(unsafe) let port: SocketPort
    nonisolated(unsafe) var tls: TLSSession?
    nonisolated(unsafe) private var token: EventLoop.Token?
    /// Why nothing goes any more; `nil` while open.
    nonisolated(unsafe) private(set) var failure: StreamFailure?

    @exclusivity(unchecked) nonisolated(unsafe) var reader: Waiter?
    nonisolated(unsafe) var writer: Waiter?
    @exclusivity(unchecked) nonisolated(unsafe) var readLimit: Limit = nil
    nonisolated(unsafe) var writeLimit: Limit = nil
    @exclusivity(unchecked) nonisolated(unsafe) var timer: (id: TimerQueue.ID, when: Moment)?
    /// Whose it is, while nobody uses it.
    @exclusivity(unchecked) nonisolated(unsafe) var idleUser: Connection?

    /// The bytes of the caller that have been handed to the socket, or to TLS.
    nonisolated(unsafe) var bytesSent = 0

    /// Takes over `descriptor`, a non-blocking stream socket that is connected or connecting.
    init(_ descriptor: Int32, peer: SocketAddress, isConnected: Bool, reactor: Reactor) {
        port = SocketPort(descriptor, isReady: isConnected)
        peerAddress = peer
        self.reactor = reactor
    }

    /// Begins to hear of readiness; the first thing to call.
    func open() throws(StreamFailure) {
        token = try reactor.register(port.descriptor, self)
    }

    /// What TLS has agreed on; `nil` without TLS.
    package var tlsDescription: (version: String, cipher: String, isResumed: Bool)? { tls?.agreed }

    /// Ends the stream as if by `failure`; whoever waits is told. Callable from anywhere.
    package nonisolated func abort(_ failure: StreamFailure) {
        reactor.run { self.end(failure) }
    }

    /// Says goodbye if TLS is in use, without waiting, and closes the socket.
    package func close() {
        hangUp()
    }

    nonisolated func hangUp() {
        if failure == nil { tls?.sayGoodbye() }
        end(.closed)
    }

    /// Tells the peer that nothing more will be written; reading goes on.
    package func finishWriting() {
        guard failure == nil else { return }
        tls?.sayGoodbye()
        shutdown(port.descriptor, Int32(SHUT_WR))
    }

    nonisolated func end(_ failure: StreamFailure) {
        reactor.checkIsolated()
        guard self.failure == nil else { return }
        self.failure = failure
        if let timer { reactor.cancel(timer.id) }
        timer = nil
        idleUser = nil
        if let token { reactor.deregister(port.descriptor, token) }
        token = nil
        port.close()
        tellReader(failure)
        tellWriter(failure)
    }

    /// Answers who waits to read, if anybody does: forgotten first, since it may wait again at once.
    nonisolated func tellReader(_ failure: StreamFailure?) {
        guard let waiter = reader else { return }
        reader = nil
        waiter.resume(failure)
    }

    nonisolated func tellWriter(_ failure: StreamFailure?) {
        guard let waiter = writer else { return }
        writer = nil
        waiter.resume(failure)
    }

    /// Waits until `isWanted`'s direction is ready, or throws.
    func wait(for direction: Direction, until limit: Limit) async throws(StreamFailure) {
        let failure: StreamFailure? = await withUnsafeContinuation { park(.task($0), for: direction, until: limit) }
        if let failure { throw failure }
    }

    /// Answers `waiter` when `direction` is ready, or why it will not be.
    nonisolated func park(_ waiter: Waiter, for direction: Direction, until limit: Limit) {
        reactor.checkIsolated()
        if let failure { return waiter.resume(failure) }
        switch direction {
        case .reading where reader == nil: (reader, readLimit) = (waiter, limit)
        case .writing where writer == nil: (writer, writeLimit) = (waiter, limit)
        default: return waiter.resume(.system(EBUSY, call: "wait"))
        }
        arm(limit)
    }

    enum Direction {
        case reading
        case writing
    }
}

extension SocketStream: ReadinessHandler {
    nonisolated func became(_ readiness: Readiness) {
        port.note(readiness)
        // Not afterwards: a response that is read here leaves the stream idle, and all that was ready has been looked at.
        if idleUser != nil {
            if readiness.isReadable, !isQuiet { idleUser?.idleEnded() }
            return
        }
        if readiness.isReadable { tellReader(nil) }
        if readiness.isWritable { tellWriter(nil) }
    }
}
