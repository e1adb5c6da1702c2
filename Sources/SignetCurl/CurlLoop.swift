#if Curl
    import CSignetCurl
    import SignetCore

    /// The event loop of the engine's thread: everything in it and below it is confined to that thread.
    final class CurlLoop {
        private let engine: CurlEngine
        private let multi: CurlMulti
        private let settings: CurlSettings
        private var transfers: [ObjectIdentifier: CurlTransfer] = [:]
        private var hosts: HostQueue
        private var spare: [CurlEasy] = []
        private(set) var sockets = KnownSockets()
        private var heads: [CurlTransfer] = []
        private var completed: [CurlTransfer] = []
        private var nextExpiry: ContinuousClock.Instant?
        private var isRetired = false
        /// The time, taken once a turn.
        private(set) var now = ContinuousClock.now

        init(_ engine: CurlEngine, _ multi: CurlMulti, _ settings: CurlSettings) {
            self.engine = engine
            self.multi = multi
            self.settings = settings
            hosts = HostQueue(limit: settings.maximumConnectionsPerHost)
        }

        /// Turns until the transport is shut down, or gone and nothing is in flight.
        func run() {
            var commands: [CurlCommand] = []
            while true {
                commands.removeAll(keepingCapacity: true)
                let isShutDown = engine.takeCommands(&commands)
                now = ContinuousClock.now
                for command in commands { follow(command) }
                if isShutDown { break }
                multi.perform()
                settle()
                expire()
                if isRetired, transfers.isEmpty { break }
                if engine.mayFallAsleep() { multi.wait(milliseconds: patience) }
            }
            for transfer in transfers.values {
                fail(transfer, .isShutDown(transfer.peer, during: transfer.phase, sent: transfer.mayHaveBeenSent))
            }
            spare = []
        }

        private func follow(_ command: CurlCommand) {
            switch command {
            case .start(let call): start(call)
            case .cancel(let call), .abandon(let call):
                guard let transfer = transfers[ObjectIdentifier(call)] else { return }
                fail(transfer, transfer.error(.cancelled, "the task was cancelled"))
            case .receiveOn(let call): with(call) { $0.receiveOn() }
            case .sendOn(let call): with(call) { $0.sendOn() }
            case .retire: isRetired = true
            }
        }

        private func with(_ call: CurlCall, _ body: (CurlTransfer) -> TransportError?) {
            guard let transfer = transfers[ObjectIdentifier(call)] else { return }
            if let error = body(transfer) { fail(transfer, error) }
            arm(transfer)
        }
    }

    // The course of a transfer.
    extension CurlLoop {
        private func start(_ call: CurlCall) {
            let transfer = CurlTransfer(call, on: self, engine)
            transfers[ObjectIdentifier(call)] = transfer
            if call.isCancelled { return fail(transfer, transfer.error(.cancelled, "the task was cancelled")) }
            if hosts.admit(transfer) { begin(transfer) } else { arm(transfer) }
        }

        private func begin(_ transfer: CurlTransfer) {
            transfer.stage = .connecting
            transfer.progress = now
            guard let easy = spare.popLast() ?? multi.makeEasy(), transfer.begin(with: easy, settings), multi.add(easy)
            else { return fail(transfer, transfer.error(.resourceExhausted, "libcurl has no memory")) }
            arm(transfer)
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

        private func settle() {
            for transfer in heads { transfer.handOver() }
            heads.removeAll(keepingCapacity: true)
            while let (context, code) = multi.nextResult() {
                let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
                let error = transfer.end(code)
                transfer.handOver()
                if let error { transfer.fail(error) }
                release(transfer)
            }
            // Answered before the request was sent whole (RFC 9112 §9.6): nobody needs the rest, so the connection goes.
            for transfer in completed where transfers[ObjectIdentifier(transfer.call)] != nil { release(transfer) }
            completed.removeAll(keepingCapacity: true)
        }

        private func fail(_ transfer: CurlTransfer, _ error: TransportError) {
            transfer.fail(error)
            release(transfer)
        }

        private func release(_ transfer: CurlTransfer) {
            guard transfers.removeValue(forKey: ObjectIdentifier(transfer.call)) != nil else { return }
            let wasQueued = transfer.stage == .queued
            if let easy = transfer.close() {
                if let ends = easy.ends, let socket = easy.socket { sockets.insert(socket, between: ends) }
                multi.remove(easy)
                // A handle holds some 10 KB: a burst need not be remembered for ever.
                if CurlLibrary.canReuseHandles, spare.count < 64 {
                    easy.reset()
                    spare.append(easy)
                }
            }
            if wasQueued {
                hosts.remove(transfer)
            } else if let next = hosts.leave(transfer.call.request.origin) {
                begin(next)
            }
        }
    }

    // Time: libcurl's own timeouts know nothing of phases.
    extension CurlLoop {
        /// Takes note that the expiry of `transfer` may have come nearer.
        func arm(_ transfer: CurlTransfer) {
            guard let expiry = transfer.expiry else { return }
            nextExpiry = min(expiry.at, nextExpiry ?? expiry.at)
        }

        /// Ends what has taken too long; all transfers are looked at only when the nearest known expiry has come.
        private func expire() {
            guard let due = nextExpiry, due <= now else { return }
            nextExpiry = nil
            for transfer in Array(transfers.values) {
                if let expiry = transfer.expiry, expiry.at <= now {
                    fail(transfer, transfer.error(expiry.kind, expiry.reason))
                } else {
                    arm(transfer)
                }
            }
        }

        /// Milliseconds until the next expiry, rounded up; at most an hour.
        private var patience: Int32 {
            guard let nextExpiry else { return 3_600_000 }
            let (seconds, attoseconds) = ContinuousClock.now.duration(to: nextExpiry).components
            guard seconds < 3_600 else { return 3_600_000 }
            return Int32(max(0, seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1))
        }
    }
#endif
