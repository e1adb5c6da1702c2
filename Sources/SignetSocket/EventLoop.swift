import CSignetLinux
import Glibc
import Synchronization

/// The thread of a reactor, and what waits for its turn on it.
final class EventLoop: Sendable {
    /// Names a registration; never used twice, so that a late event cannot reach the next owner of a descriptor.
    typealias Token = UInt64

    private struct State {
        var jobs: [UnownedJob] = []
        var calls: [@Sendable () -> Void] = []
        var timers = TimerQueue()
        var handlers: [Token: any ReadinessHandler] = [:]
        var lastToken: Token = 0
        /// Whether the thread may be asleep, and only a write to the eventfd gets its attention.
        var isWaiting = false
        var isStopped = false
    }

    private struct Turn {
        var jobs: [UnownedJob]
        var calls: [@Sendable () -> Void]
        var due: [TimerQueue.Action]
        var isStopped: Bool
        var isIdle: Bool { jobs.isEmpty && calls.isEmpty && due.isEmpty }
        var timeout: Duration?
    }

    private let events: EventQueue
    private let state = Mutex(State())
    private let thread = Atomic<pthread_t>(0)

    init() throws(StreamFailure) {
        events = try EventQueue()
    }

    /// Starts the thread; it keeps the loop, not the reactor, alive.
    func start(for reactor: Unmanaged<Reactor>) throws(StreamFailure) {
        let context = Unmanaged.passRetained(Start(loop: self, reactor: reactor))
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
                signet_name_thread("signet-reactor")
                start.loop.turn(start.reactor)
                return nil
            }, context.toOpaque())
        guard status == 0 else {
            context.release()
            throw .system(status, call: "pthread_create")
        }
        pthread_detach(thread)
    }

    private final class Start {
        let loop: EventLoop
        let reactor: Unmanaged<Reactor>

        init(loop: EventLoop, reactor: Unmanaged<Reactor>) {
            self.loop = loop
            self.reactor = reactor
        }
    }

    /// Whether the caller is on the thread.
    var isCurrent: Bool { thread.load(ordering: .relaxed) == pthread_self() }

    func stop() {
        submit { $0.isStopped = true }
    }

    func enqueue(_ job: UnownedJob) {
        submit { $0.jobs.append(job) }
    }

    func run(_ work: @escaping @Sendable () -> Void) {
        submit { $0.calls.append(work) }
    }

    func schedule(at when: ContinuousClock.Instant, _ action: @escaping TimerQueue.Action) -> TimerQueue.ID {
        submit { $0.timers.add(at: when, action) }
    }

    func cancel(_ timer: TimerQueue.ID) {
        state.withLock { $0.timers.cancel(timer) }
    }

    func register(_ descriptor: Int32, _ handler: any ReadinessHandler) throws(StreamFailure) -> Token {
        let token = state.withLock { state in
            state.lastToken += 1
            state.handlers[state.lastToken] = handler
            return state.lastToken
        }
        do {
            try events.add(descriptor, token: token)
        } catch {
            state.withLock { _ = $0.handlers.removeValue(forKey: token) }
            throw error
        }
        return token
    }

    func deregister(_ descriptor: Int32, _ token: Token) {
        events.remove(descriptor)
        // The handler may be the last owner of something that calls back here: let it go outside the lock.
        let handler = state.withLock { $0.handlers.removeValue(forKey: token) }
        withExtendedLifetime(handler) {}
    }

    func abortAll(_ failure: StreamFailure) {
        run { [self] in
            let handlers = state.withLock { Array($0.handlers.values) }
            for handler in handlers { handler.abort(failure) }
        }
    }

    /// Changes the state and wakes the thread if it may be asleep.
    private func submit<Result: Sendable>(_ change: (inout State) -> Result) -> Result {
        let (result, mustWake) = state.withLock { state in
            let result = change(&state)
            defer { state.isWaiting = false }
            return (result, state.isWaiting)
        }
        if mustWake { events.wake() }
        return result
    }

    /// The life of the thread.
    private func turn(_ reactor: Unmanaged<Reactor>) {
        thread.store(pthread_self(), ordering: .relaxed)
        var busyTurns = 0
        while true {
            let turn = nextTurn()
            if turn.isStopped, turn.isIdle { return }
            perform(turn, on: reactor)
            busyTurns = turn.isIdle ? 0 : busyTurns + 1
            // What was done may have made more work, which needs no system call to be seen. Descriptors are looked at
            // when there is none, and every 16th time, lest jobs that beget jobs keep them waiting.
            if turn.isIdle || busyTurns % 16 == 0 { dispatchEvents(waiting: turn.isIdle ? turn.timeout : .zero) }
        }
    }

    private func nextTurn() -> Turn {
        state.withLock { state in
            var turn = Turn(jobs: [], calls: [], due: [], isStopped: state.isStopped)
            swap(&turn.jobs, &state.jobs)
            swap(&turn.calls, &state.calls)
            if let next = state.timers.next {
                let now = ContinuousClock.now
                if next <= now { turn.due = state.timers.due(at: now) }
                turn.timeout = state.timers.next.map { $0 - now }
            }
            state.isWaiting = turn.isIdle
            return turn
        }
    }

    private func perform(_ turn: Turn, on reactor: Unmanaged<Reactor>) {
        if !turn.jobs.isEmpty {
            // A job keeps its actor, and by that the reactor, alive when it begins; it may drop both.
            let executor = reactor.takeUnretainedValue()
            for job in turn.jobs {
                job.runSynchronously(on: executor.asUnownedSerialExecutor())
            }
        }
        for call in turn.calls { call() }
        for action in turn.due { action() }
    }

    private func dispatchEvents(waiting timeout: Duration?) {
        events.wait(upTo: timeout) {
            state.withLock { $0.isWaiting = false }
        } event: { token, readiness in
            let handler = state.withLock { $0.handlers[token] }
            handler?.became(readiness)
        }
    }
}
