import Glibc
import SignetCore

/// One thread that waits for all its descriptors and timers, and runs the actors that live on it.
///
/// An actor whose executor is a reactor does its I/O where it runs: no hop between a descriptor becoming ready and the code
/// that waits for it. The thread ends when the last reference to the reactor is gone; every actor on
/// it holds one, so no job can be left behind. Tasks that are on none of its actors run on it by ``ReactorTaskExecutor``.
package final class Reactor: SerialExecutor {
    private let loop: EventLoop

    /// Starts the thread.
    ///
    /// - Throws: `.system` when no descriptor or thread is to be had.
    package init() throws(StreamFailure) {
        loop = try EventLoop()
        try loop.start()
    }

    deinit {
        loop.stop()
    }

    /// Queues a job; called by Swift's runtime.
    package func enqueue(_ job: consuming ExecutorJob) {
        loop.submit(.ofActor(UnownedJob(job), asUnownedSerialExecutor()))
    }

    /// Whether the caller is on the reactor's thread.
    var isCurrent: Bool { loop.isCurrent }

    /// Room for a small read, on the reactor's thread, until the next one.
    var scratch: UnsafeMutableBufferPointer<UInt8> { loop.scratch }

    /// When the descriptors were last looked at, on the reactor's thread.
    var looked: Moment { loop.looked }

    func submit(_ work: ReactorWork) {
        loop.submit(work)
    }

    /// The executor of actors on this reactor.
    package func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

    /// Whether the caller is on the reactor's thread: what lets the event loop call into actors.
    package func isIsolatingCurrentContext() -> Bool? { loop.isCurrent }

    /// Traps off the reactor's thread; called by Swift's runtime where an actor's isolation is assumed.
    package func checkIsolated() { precondition(loop.isCurrent, "not on the reactor's thread") }

    /// Runs `work` on the reactor's thread, soon; callable from any thread, from a `deinit` too.
    package func run(_ work: @escaping @Sendable () -> Void) {
        loop.run(work)
    }

    /// Lets the caller of `exchange` go on, when the present events have been dealt with; on the reactor's thread.
    func letGo(_ exchange: Exchange) {
        if let caller = exchange.takeCaller() { loop.letGo(caller) }
    }

    /// Has `exchange` begin on its connection, when the present work has been done; on the reactor's thread.
    func send(_ exchange: Exchange) {
        loop.send(exchange)
    }

    /// Runs `action` on the reactor's thread at `when`, or up to a millisecond later.
    func schedule(at when: Moment, _ action: @escaping @Sendable () -> Void) -> TimerQueue.ID {
        loop.schedule(at: when, action)
    }

    func cancel(_ timer: TimerQueue.ID) {
        loop.cancel(timer)
    }

    /// Tells `handler` whenever `descriptor` becomes ready; keeps it alive until ``deregister(_:_:)``.
    func register(_ descriptor: Int32, _ handler: any ReadinessHandler) throws(StreamFailure) -> EventLoop.Token {
        try loop.register(descriptor, handler)
    }

    /// Must be called before the descriptor is closed, on the reactor's thread.
    func deregister(_ descriptor: Int32, _ token: EventLoop.Token) {
        loop.deregister(descriptor, token)
    }

    /// Ends every stream that is open on this reactor.
    func abortAll(_ failure: StreamFailure) {
        loop.abortAll(failure)
    }
}
