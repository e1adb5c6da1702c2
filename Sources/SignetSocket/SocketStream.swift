import Glibc

/// One connected socket, with or without TLS: bytes in, bytes out, each wait with its limit.
///
/// An actor on its reactor. One task may read while another writes; two readers, or two writers, are a mistake of the
/// caller, and the second is refused. It must be closed: while open, its reactor keeps it.
package actor SocketStream {
    typealias Waiter = CheckedContinuation<StreamFailure?, Never>
    /// When to give up.
    package typealias Limit = ContinuousClock.Instant?

    /// The reactor it lives on; an actor on the same one uses it without a hop.
    package nonisolated let reactor: Reactor
    /// The peer's address.
    package nonisolated let peerAddress: SocketAddress
    package nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    let port: SocketPort
    var tls: TLSSession?
    private var token: EventLoop.Token?
    /// Why nothing goes any more; `nil` while open.
    package private(set) var failure: StreamFailure?

    var reader: Waiter?
    var writer: Waiter?
    var readLimit: Limit = nil
    var writeLimit: Limit = nil
    var timer: (id: TimerQueue.ID, when: ContinuousClock.Instant)?
    var idleHandler: (@Sendable () -> Void)?
    var isIdle = false

    /// The bytes of the caller that have been handed to the socket, or to TLS.
    package internal(set) var bytesSent = 0

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
        reactor.run { self.assumeIsolated { $0.end(failure) } }
    }

    /// Says goodbye if TLS is in use, without waiting, and closes the socket.
    package func close() {
        if failure == nil { tls?.sayGoodbye() }
        end(.closed)
    }

    /// Tells the peer that nothing more will be written; reading goes on.
    package func finishWriting() {
        guard failure == nil else { return }
        tls?.sayGoodbye()
        shutdown(port.descriptor, Int32(SHUT_WR))
    }

    func end(_ failure: StreamFailure) {
        guard self.failure == nil else { return }
        self.failure = failure
        if let timer { reactor.cancel(timer.id) }
        timer = nil
        idleHandler = nil
        if let token { reactor.deregister(port.descriptor, token) }
        token = nil
        port.close()
        reader.resume(failure)
        writer.resume(failure)
    }

    /// Waits until `isWanted`'s direction is ready, or throws.
    func wait(for direction: Direction, until limit: Limit) async throws(StreamFailure) {
        if let failure { throw failure }
        if let limit, limit <= ContinuousClock.now { throw .timedOut }
        let failure: StreamFailure? = await withCheckedContinuation { waiter in
            switch direction {
            case .reading where reader == nil: (reader, readLimit) = (waiter, limit)
            case .writing where writer == nil: (writer, writeLimit) = (waiter, limit)
            default: return waiter.resume(returning: .system(EBUSY, call: "wait"))
            }
            arm(limit)
        }
        if let failure { throw failure }
    }

    enum Direction {
        case reading
        case writing
    }
}

extension SocketStream: ReadinessHandler {
    nonisolated func became(_ readiness: Readiness) {
        assumeIsolated { stream in
            stream.port.note(readiness)
            if readiness.isReadable { stream.reader.resume(nil) }
            if readiness.isWritable { stream.writer.resume(nil) }
            if readiness.isReadable, stream.isIdle, !stream.isQuiet { stream.idleHandler?() }
        }
    }
}

extension Optional<SocketStream.Waiter> {
    /// Answers the waiter, if there is one, and forgets it.
    mutating func resume(_ failure: StreamFailure?) {
        guard let waiter = self else { return }
        self = nil
        waiter.resume(returning: failure)
    }
}
