import CSignetLinux
import Glibc
@_spi(Transports) import SignetCore
import Synchronization

/// The thread of a reactor, and what waits for its turn on it.
///
/// `@unchecked Sendable`: it wraps a thread; what is not `Sendable` in it is used on that thread only, which `isCurrent`
/// tells, and everybody else reaches it through the mailbox.
final class EventLoop: @unchecked Sendable {
    typealias Token = HandlerTable.Token

    private let events: EventQueue
    private let mailbox = Mailbox<ReactorWork>()
    private let thread = Atomic<pthread_t>(0)
    private let lastTimer = Atomic<TimerQueue.ID>(0)

    /// Where small reads go first, on the thread: one for all streams, so that an idle one holds no memory.
    let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 16 * 1024)
    // Not checked, though changed in place at every step: an array is appended to, and calls nobody meanwhile.
    @exclusivity(unchecked) private var work: [ReactorWork] = []
    @exclusivity(unchecked) private var answered: [Exchange.Caller] = []
    /// Their callers keep them, who wait until they have been begun, and answered.
    @exclusivity(unchecked) private var departing: [Unmanaged<Exchange>] = []
    /// When the descriptors were last looked at: what they were found ready for came no later. On the thread.
    private(set) var looked = Moment.now
    private var timers = TimerQueue()
    private var handlers = HandlerTable()
    private var isStopped = false

    /// Looks at descriptors and timers after so many rounds of work at the latest, lest jobs that beget jobs keep them
    /// waiting.
    private static let mostRounds = 16

    init() throws(StreamFailure) {
        events = try EventQueue()
    }

    deinit {
        scratch.deallocate()
    }

    /// Starts the thread; it keeps the loop alive.
    func start() throws(StreamFailure) {
        let context = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                signet_name_thread("signet-reactor")
                Unmanaged<EventLoop>.fromOpaque(context).takeRetainedValue().live()
                return nil
            }, context.toOpaque())
        guard status == 0 else {
            context.release()
            throw .system(status, call: "pthread_create")
        }
        pthread_detach(thread)
    }

    /// Whether the caller is on the thread.
    var isCurrent: Bool { thread.load(ordering: .relaxed) == pthread_self() }

    /// Ends the thread when nothing is left to do.
    func stop() {
        run { [self] in isStopped = true }
    }

    func run(_ call: @escaping @Sendable () -> Void) {
        submit(.call(call))
    }

    /// Has `next` done on the thread, soon and in order.
    func submit(_ next: ReactorWork) {
        if isCurrent {
            work.append(next)
        } else if mailbox.post(next) == .mustWake {
            events.wake()
        }
    }

    /// Lets `caller`, whose answer is there, go on when the present events have been dealt with.
    ///
    /// All of them at once: Swift's pool wakes a thread for the first that finds none awake, and is still busy with it when
    /// the others come; one by one, nearly each would wake a thread.
    func letGo(_ caller: Exchange.Caller) {
        answered.append(caller)
    }

    /// Has `exchange` begin on its connection, when the present work has been done.
    ///
    /// All of them at once: a peer that is woken by the first is still awake when the others come, where they come faster than
    /// it answers. With 64 connections to a server on the same machine that takes 0.88 times the CPU.
    func send(_ exchange: Exchange) {
        departing.append(.passUnretained(exchange))
    }

    func schedule(at when: Moment, _ action: @escaping TimerQueue.Action) -> TimerQueue.ID {
        let id = lastTimer.add(1, ordering: .relaxed).newValue
        if isCurrent {
            timers.add(id, at: when, action)
        } else {
            run { [self] in timers.add(id, at: when, action) }
        }
        return id
    }

    func cancel(_ timer: TimerQueue.ID) {
        if isCurrent {
            timers.cancel(timer)
        } else {
            run { [self] in timers.cancel(timer) }
        }
    }

    /// Called on the thread.
    func register(_ descriptor: Int32, _ handler: any ReadinessHandler) throws(StreamFailure) -> Token {
        let token = handlers.add(handler)
        do {
            try events.add(descriptor, token: token)
        } catch {
            _ = handlers.remove(token)
            throw error
        }
        return token
    }

    /// Called on the thread.
    func deregister(_ descriptor: Int32, _ token: Token) {
        events.remove(descriptor)
        // The handler may be the last owner of something that calls back here: let it go when the table is at rest.
        let handler = handlers.remove(token)
        withExtendedLifetime(handler) {}
    }

    func abortAll(_ failure: StreamFailure) {
        run { [self] in
            for handler in handlers.all { handler.abort(failure) }
        }
    }
}

/// The life of the thread.
extension EventLoop {
    private func live() {
        thread.store(pthread_self(), ordering: .relaxed)
        var batch: [ReactorWork] = []
        var callers: [Exchange.Caller] = []
        while true {
            collectWork()
            resume(&callers)
            if work.isEmpty, isStopped { break }
            for _ in 0..<Self.mostRounds where !work.isEmpty {
                swap(&batch, &work)
                // By its span, which counts no references to what it hands out.
                for index in batch.indices { batch.span[index].perform() }
                batch.removeAll(keepingCapacity: true)
                depart()
                resume(&callers)
            }
        }
        // The system may give the number to another thread.
        thread.store(0, ordering: .relaxed)
    }

    /// Begins what is to be sent.
    private func depart() {
        if departing.isEmpty { return }
        let now = Moment.now
        for index in departing.indices {
            departing.span[index]._withUnsafeGuaranteedRef { $0.connection?.start($0, at: now) }
        }
        departing.removeAll(keepingCapacity: true)
    }

    /// Lets those go on who have their answer.
    private func resume(_ callers: inout [Exchange.Caller]) {
        swap(&callers, &answered)
        for index in callers.indices { callers.span[index].resume() }
        callers.removeAll(keepingCapacity: true)
    }

    /// Takes in what is to be done: waits for it if there is nothing.
    ///
    /// What others have asked for is taken before the descriptors are looked at, and done afterwards: whoever asks for a
    /// connection is not given one that had died, or had spoken, before the question. This is what makes it needless to
    /// look at each connection before it is used.
    private func collectWork() {
        mailbox.takeAll { work.append($0) }
        let sleeps = work.isEmpty && !isStopped && mailbox.fallAsleep()
        let wasWoken = events.wait(upTo: sleeps ? timers.next.map { $0 - .now } : .zero) {
            looked = .now
        } event: { token, readiness in
            handlers[token]?.became(readiness)
        }
        if sleeps {
            if wasWoken { mailbox.takeAll { work.append($0) } } else { mailbox.wakeUp() }
        }
        if timers.next != nil {
            for action in timers.due(at: looked) { action() }
        }
    }
}
