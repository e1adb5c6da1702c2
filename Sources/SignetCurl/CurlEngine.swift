#if Curl
    import Glibc
    @_spi(Transports) import SignetCore
    import Synchronization

    /// The way of tasks to the thread that owns libcurl's handles.
    ///
    /// The thread begins with the first request and ends with `shutDown()`, or after the last exchange once the transport
    /// is gone; with neither before the last task that prefers it has left.
    final class CurlEngine: Sendable {
        private let settings: CurlSettings
        private let mailbox = Mailbox<CurlCommand>()
        private let wakeUp = AtomicLazyReference<WakeUp>()
        private let isRunning = Atomic(false)
        private let isShut = Atomic(false)
        /// Held by who uses the loop: the thread while it is awake, or a caller that begins an exchange while it sleeps.
        private let turn = Turn()
        /// Who uses the loop, or used it last: the thread, or the thread of such a caller. 0 before there is a loop, and after.
        private let holder = Atomic<UInt>(0)
        /// What the thread runs. Safe, since it is looked at only where `turn` is held or `holder` is the caller's, and `end()`
        /// takes it back before the loop returns from its run, in which it is alive.
        nonisolated(unsafe) private unowned(unsafe) var loop: CurlLoop?
        private let guests = CurlGuests()
        /// Taken by the first request, and by those that come while it starts the thread.
        private let starting = Mutex(())

        init(_ settings: CurlSettings) {
            self.settings = settings
        }

        /// Begins an exchange; returns why it could not, in which case the call is never answered.
        func start(_ call: CurlCall) -> TransportError? {
            if isRunning.load(ordering: .acquiring) || startThread() {
                if startHere(call) || post(.start(.passUnretained(call))) { return nil }
            }
            return isShutDown ? .isShutDown(call.origin.peer, during: nil) : Self.noThread
        }

        /// Tells the thread something; forgotten when it has ended.
        func tell(_ command: CurlCommand) {
            if isRunning.load(ordering: .acquiring) { _ = post(command) }
        }

        /// Whether `shutDown()` has been called.
        var isShutDown: Bool { isShut.load(ordering: .acquiring) }

        /// Ends what is in flight and waits until every connection is closed.
        func shutDown() async {
            // Under the lock: a thread that is being started is there afterwards, or never will be.
            let hasThread = starting.withLock { _ in
                isShut.store(true, ordering: .releasing)
                return isRunning.load(ordering: .acquiring)
            }
            guard hasThread else { return }
            await withUnsafeContinuation { continuation in
                if !post(.shutDown(continuation)) { continuation.resume() }
            }
        }

        /// Whether the thread runs the tasks that prefer it, until as many calls of `dismissGuest()`.
        func admitGuest() -> Bool {
            (isRunning.load(ordering: .acquiring) || startThread()) && guests.enter()
        }

        func dismissGuest() {
            if guests.leave() { tell(.vacate) }
        }

        private func post(_ command: CurlCommand) -> Bool {
            if isHolder, let loop {
                loop.ask(command)
                return true
            }
            switch mailbox.post(command) {
            case .delivered: return true
            case .mustWake:
                wakeUp.load()?.signal()
                return true
            case .refused: return false
            }
        }

        /// Whether the caller runs within a turn of the loop.
        private var isHolder: Bool { holder.load(ordering: .relaxed) == pthread_self() }

        /// Begins an exchange within the caller, if the thread sleeps: it need not be woken before the response comes.
        ///
        /// With one connection in use, that saves half of what the way to the thread costs.
        private func startHere(_ call: CurlCall) -> Bool {
            guard !isHolder, mailbox.wakeUp() else { return false }
            var maySleepOn = false
            // Taken already when the thread has woken by itself, or is about to sleep.
            let hasStarted = turn.takeIfFree {
                guard let loop else { return false }
                let thread = holder.exchange(pthread_self(), ordering: .relaxed)
                defer { holder.store(thread, ordering: .relaxed) }
                guard let isQuiet = loop.startOnCaller(call) else { return false }
                maySleepOn = isQuiet && mailbox.fallAsleep()
                return true
            }
            if !maySleepOn { wakeUp.load()?.signal() }
            return hasStarted ?? false
        }

        private func startThread() -> Bool {
            starting.withLock { _ in
                if isShut.load(ordering: .acquiring) { return false }
                if isRunning.load(ordering: .acquiring) { return true }
                guard let wakeUp = wakeUp.load() ?? makeWakeUp(),
                    let multi = CurlMulti(settings, wakeUp), CurlThread.start(self, multi, settings)
                else { return false }
                isRunning.store(true, ordering: .releasing)
                return true
            }
        }

        private func makeWakeUp() -> WakeUp? {
            WakeUp().map { wakeUp.storeIfNil($0) }
        }

        private static let noThread = TransportError(
            .resourceExhausted, during: nil, "no thread could be started for libcurl", requestMayHaveBeenSent: false)
    }

    // The thread's side.
    extension CurlEngine {
        /// The thread runs `loop`: what it asks itself goes there at once.
        func begin(_ loop: CurlLoop) {
            turn.take {
                self.loop = loop
                holder.store(pthread_self(), ordering: .relaxed)
            }
        }

        /// Uses the loop, which nobody else does meanwhile.
        func takeTurn<Result>(_ body: () -> Result) -> Result {
            turn.take(body)
        }

        /// Appends what other threads have asked to `commands`; the thread is awake.
        func takeCommands(_ commands: inout [CurlCommand]) {
            mailbox.takeAll { commands.append($0) }
        }

        /// Whether nothing has been asked since the commands were taken, so that the thread may wait.
        func fallAsleep() -> Bool { mailbox.fallAsleep() }

        /// The thread goes on without having been called.
        func stayAwake() {
            mailbox.wakeUp()
        }

        /// Whether the thread may end: no task prefers it, and from here on none can.
        func closeToGuests() -> Bool { guests.close() }

        /// The last thing the thread does, within a turn: from here on nobody reaches it. What has been asked too late comes back.
        func end() -> [CurlCommand] {
            holder.store(0, ordering: .relaxed)
            loop = nil
            var late: [CurlCommand] = []
            mailbox.close { late.append($0) }
            return late
        }
    }
#endif
