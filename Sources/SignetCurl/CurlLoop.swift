#if Curl
    import CSignetCurl
    import SignetCore
    import SignetWire

    /// The event loop of the engine's thread: everything in it and below it is used by who has the engine's ``Turn`` alone, and
    /// that is the thread, but for exchanges that begin while it sleeps.
    final class CurlLoop {
        let engine: CurlEngine
        private let multi: CurlMulti
        let settings: CurlSettings
        // Unchecked is what each request changes, as in ``CurlTransfer``: one thread uses it, and it calls nobody that could use
        // it too while it changes.
        @exclusivity(unchecked) private var transfers = CurlTransfers()
        @exclusivity(unchecked) var hosts: CurlHosts
        @exclusivity(unchecked) private var spare: [CurlEasy] = []
        private(set) var sockets = KnownSockets()
        @exclusivity(unchecked) var readers = ResponseReaders()
        /// The peer that was connected to last.
        @exclusivity(unchecked) var remoteAddress = RemoteAddress()
        var makers = ConnectionMakers()
        @exclusivity(unchecked) private(set) var names = ResolvedNames()
        /// What has been asked on the thread itself.
        @exclusivity(unchecked) private var asked: [CurlCommand] = []
        /// What is to be done next.
        @exclusivity(unchecked) private var commands: [CurlCommand] = []
        @exclusivity(unchecked) private var heads: [CurlTransfer] = []
        @exclusivity(unchecked) private var completed: [CurlTransfer] = []
        @exclusivity(unchecked) private var answered: [CurlCall.Waiter] = []
        /// No transfer expires before.
        private var nextExpiry: Moment?
        /// When the thread wakes by itself, if it sleeps.
        private var wakes = Moment.now
        /// Whether events that the loop's thread wakes with may be of transfers that another thread has ended.
        private var areStale = false
        private var promptness = Promptness()
        /// Whether who begins an exchange may hold its connection: the thread sleeps no longer than that may be.
        private var mayHold = false
        private var isRetired = false
        private var isShutDown = false
        private var waiters: [UnsafeContinuation<Void, Never>] = []
        /// The sockets of all connections.
        var watch: SocketWatch { multi.sockets }
        /// The time, taken once a turn.
        var now: Moment { multi.now }

        init(_ engine: CurlEngine, _ multi: CurlMulti, _ settings: CurlSettings) {
            self.engine = engine
            self.multi = multi
            self.settings = settings
            hosts = CurlHosts(limit: settings.transfersPerHost)
        }

        /// Turns until the transport is shut down, or gone and nothing is in flight, and no task prefers the thread.
        func run() {
            engine.begin(self)
            var events = 0
            while let patience = engine.takeTurn({ turn(events) }) {
                events = watch.wait(milliseconds: patience)
            }
        }

        /// Does what is to be done, beginning with `events` of the sockets; returns for how many milliseconds there is nothing
        /// else, or `nil` when all is over.
        private func turn(_ events: Int) -> Int32? {
            engine.stayAwake()
            watch.release()
            var events = areStale ? watch.wait(milliseconds: 0) : events
            areStale = false
            while true {
                multi.now = .now
                forbidHolding()
                multi.perform(events: events)
                followAll()
                multi.performTimers()
                settle()
                followOn()
                expire()
                letGoOn()
                watch.closeLeft()
                if isShutDown { closeAll() }
                let isOver = isShutDown || (isRetired && transfers.isEmpty)
                if isOver, commands.isEmpty, engine.closeToGuests() { break }
                // What has been asked is taken before the sockets are looked at, and done afterwards; what is asked later,
                // libcurl is told, but sends no byte of before they are looked at again. So whoever asks for a connection is
                // not given one that had died, or had spoken, before the question.
                takeCommands()
                if commands.isEmpty, !multi.isDue(), engine.fallAsleep() { return patience() }
                events = watch.wait(milliseconds: 0)
            }
            for command in asked + engine.end() { follow(command) }
            letGoOn()
            closeAll()
            return nil
        }

        /// Does what has been asked meanwhile.
        private func followOn() {
            for _ in 0..<Self.mostRounds {
                takeCommands()
                if commands.isEmpty { break }
                followAll()
                settle()
            }
        }

        private func followAll() {
            for index in commands.indices { follow(commands.span[index]) }
        }

        /// Begins an exchange on the thread of its caller, while the loop's own sleeps; whether that may sleep on, or `nil` when
        /// the exchange is for it to begin.
        func startOnCaller(_ call: CurlCall) -> Bool? {
            // Where a connection lies idle there is little more to do than to write. Making one may read files, and begin
            // threads, which are to have the signals of ours blocked.
            guard watch.connections > transfers.all.count else { return nil }
            // As in a turn: a connection that has died, or has spoken, is not to be used.
            if watch.hasEvents { return nil }
            multi.now = .now
            let before = transfers.all.count
            if mayHold { watch.hold() }
            start(call)
            multi.performTimers()
            settle()
            if watch.awaitsHeld { watch.release() }
            let isAnswered = transfers.all.count <= before
            if isAnswered { areStale = true }
            // Before a connection is held, the thread is to know that it may sleep for so long only.
            let becomesUsual = promptness.note(isAnswered: isAnswered)
            watch.closeLeft()
            return asked.isEmpty && !becomesUsual && !multi.isDue() && next.map { $0 >= wakes } ?? true
        }

        /// Closes every connection, which those who shut the transport down wait for.
        private func closeAll() {
            spare = []
            multi.close()
            watch.closeLeft()
            for waiter in waiters { waiter.resume() }
            waiters = []
        }

        /// Looks at the sockets after so many rounds of commands at the latest, lest tasks that beget tasks keep them waiting.
        private static let mostRounds = 16

        /// Something is asked on the thread itself: by a task that prefers it, or for one.
        func ask(_ command: CurlCommand) {
            asked.append(command)
        }

        private func takeCommands() {
            if !commands.isEmpty { commands.removeAll(keepingCapacity: true) }
            if !asked.isEmpty { swap(&commands, &asked) }
            engine.takeCommands(&commands)
        }

        private func follow(_ command: CurlCommand) {
            switch command {
            case .start(let call): call._withUnsafeGuaranteedRef { start($0) }
            case .cancel(let call), .abandon(let call):
                guard let transfer = call.transfer else { return }
                fail(transfer, transfer.error(.cancelled, "the task was cancelled"))
            case .receiveOn(let call): with(call) { $0.receiveOn() }
            case .sendOn(let call): with(call) { $0.sendOn() }
            case .work(let job, let executor): job.runSynchronously(on: executor)
            case .vacate: break
            case .shutDown(let waiter): shutDown(waiter)
            case .retire: isRetired = true
            }
        }

        private func shutDown(_ waiter: UnsafeContinuation<Void, Never>) {
            isShutDown = true
            for transfer in transfers.all {
                fail(
                    transfer,
                    .isShutDown(transfer.peer, during: transfer.phase, sent: transfer.mayHaveBeenSent))
            }
            waiters.append(waiter)
        }

        private func with(_ call: CurlCall, _ body: (CurlTransfer) -> TransportError?) {
            guard let transfer = call.transfer else { return }
            if let error = body(transfer) { fail(transfer, error) }
            arm(transfer)
        }
    }

    // The course of a transfer.
    extension CurlLoop {
        private func start(_ call: CurlCall) {
            let transfer = CurlTransfer(call, on: self)
            transfers.insert(transfer)
            noteExpiry(at: call.soonestExpiry)
            if isShutDown { return fail(transfer, .isShutDown(transfer.peer, during: nil)) }
            if call.isCancelled {
                return fail(transfer, transfer.error(.cancelled, "the task was cancelled"))
            }
            if transfer.host.admit(transfer) { begin(transfer) } else { arm(transfer) }
        }

        private func begin(_ transfer: CurlTransfer) {
            transfer.stage = settings.version == .http1 ? .connecting : .awaitingConnection
            transfer.progress = now
            let known = transfer.call.hop.isProxied ? nil : spare.popLast()
            guard let easy = known ?? multi.makeEasy(), transfer.begin(with: easy, settings), multi.add(easy) else {
                return fail(transfer, transfer.error(.resourceExhausted, "libcurl has no memory"))
            }
            arm(transfer)
        }

        private func beginAnew(_ transfer: CurlTransfer) {
            if let easy = transfer.easy { multi.remove(easy) }
            transfer.easy = nil
            if transfer.attempts > 0 { transfer.upload.rewind() }
            begin(transfer)
            transfer.mustBeginAnew = false
        }

        /// Called by a transfer whose head is complete: it is handed over at the end of the turn, with as much of the body
        /// as has come along, which spares the reader a wait.
        func noteHead(of transfer: CurlTransfer) {
            heads.append(transfer)
        }

        /// Called by a transfer whose response is complete.
        func noteEnd(of transfer: CurlTransfer) {
            completed.append(transfer)
        }

        /// Called by a transfer that has answered its task: it goes on when all is settled.
        ///
        /// Many at once: one after the other, each would be through before the next is answered, and the thread it ran on
        /// asleep, to be woken again.
        func noteAnswered(_ task: CurlCall.Waiter) {
            answered.append(task)
        }

        private func letGoOn() {
            if answered.isEmpty { return }
            // Nothing here keeps the calls: what a task has made is for its thread to give back.
            for index in answered.indices { answered.span[index].resume() }
            answered.removeAll(keepingCapacity: true)
        }

        private func settle() {
            // Often nothing is there, and to remove all of nothing is a call of some hundred instructions.
            if !heads.isEmpty {
                // By their spans, which count no references to what they hand out.
                for index in heads.indices { heads.span[index].handOver() }
                heads.removeAll(keepingCapacity: true)
            }
            while let (transfer, code) = multi.nextResult() {
                let error = transfer.mustBeginAnew ? nil : transfer.end(code)
                if transfer.mustBeginAnew {
                    beginAnew(transfer)
                    continue
                }
                transfer.endedWell = code == CURLE_OK && error == nil
                transfer.handOver()
                if let error { transfer.fail(error) }
                release(transfer)
            }
            // Answered before the request was sent whole (RFC 9112 §9.6): nobody needs the rest, so the connection goes.
            if !completed.isEmpty {
                for index in completed.indices { release(completed.span[index]) }
                completed.removeAll(keepingCapacity: true)
            }
            letGoOn()
        }

        private func fail(_ transfer: CurlTransfer, _ error: TransportError) {
            transfer.fail(error)
            release(transfer)
        }

        private func release(_ transfer: CurlTransfer) {
            guard transfers.remove(transfer) else { return }
            let wasQueued = transfer.stage == .queued
            if transfer.makesConnection { makers.finish(transfer.call) }
            if let easy = transfer.close() {
                // A connection that was used before is known.
                if !transfer.isOnKnownConnection, transfer.stream == nil, let socket = easy.socket,
                    let ends = easy.ends(&remoteAddress)
                {
                    sockets.insert(socket, between: ends)
                }
                multi.remove(easy)
                easy.leave()
                if easy.isReusable, transfer.endedWell {
                    if easy.boundsNames { names.noteDropped(at: now) }
                    // A handle holds some 10 KB: a burst need not be remembered for ever.
                    if spare.count < 64 { spare.append(easy) }
                }
            }
            if wasQueued {
                transfer.host.remove(transfer)
            } else if let next = transfer.host.leave() {
                begin(next)
            }
        }
    }

    // Time: libcurl's own timeouts know nothing of phases.
    extension CurlLoop {
        /// Takes note that the expiry of `transfer` may have come nearer.
        func arm(_ transfer: CurlTransfer) {
            // So it is for most: bounds are long, and transfers are not.
            if let nextExpiry, nextExpiry <= transfer.call.soonestExpiry { return }
            if let expiry = transfer.expiry { noteExpiry(at: expiry.at) }
        }

        private func noteExpiry(at moment: Moment) {
            if let nextExpiry, nextExpiry <= moment { return }
            nextExpiry = moment
        }

        /// Ends what has taken too long; all transfers are looked at only when one may have.
        private func expire() {
            guard let due = nextExpiry, due <= now else { return }
            nextExpiry = nil
            for transfer in transfers.all {
                if let expiry = transfer.expiry, expiry.at <= now {
                    fail(transfer, transfer.error(expiry.kind, expiry.reason))
                } else {
                    arm(transfer)
                }
            }
        }

        /// When time alone makes something due.
        private var next: Moment? {
            multi.due.map { min($0, nextExpiry ?? $0) } ?? nextExpiry
        }

        /// Milliseconds until then, rounded up; 0 when something is due, at most an hour.
        private func patience() -> Int32 {
            let latest = now + .seconds(3_600)
            wakes = min(next ?? latest, latest)
            if promptness.isUsual { allowHolding() }
            if wakes <= now { return 0 }
            let (seconds, attoseconds) = (wakes - now).components
            return Int32(seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1)
        }

        /// 1 second: so long may the end of an idle connection go unnoticed, and so rarely the thread wakes for it.
        private static let longestHold = Duration.seconds(1)

        private func allowHolding() {
            mayHold = true
            wakes = min(wakes, now + Self.longestHold)
        }

        /// The thread is awake.
        private func forbidHolding() {
            if mayHold, now >= wakes { promptness.fade() }
            mayHold = false
        }
    }
#endif
