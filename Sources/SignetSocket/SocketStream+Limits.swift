/// The limits of waiting: one timer a stream, set anew only when it would be late.
///
/// Most waits end well before their limit, and the next has a later one: the timer is left where it is and looks, when
/// it fires, at what is being waited for by then.
extension SocketStream {
    func arm(_ limit: Limit) {
        guard let limit, failure == nil else { return }
        if let timer {
            if timer.when <= limit { return }
            reactor.cancel(timer.id)
        }
        let id = reactor.schedule(at: limit) { [weak self] in
            self?.assumeIsolated { $0.timerFired() }
        }
        timer = (id, limit)
    }

    /// Moves the limit of the read that is going on, or of the next one that states none.
    package func setReadLimit(_ limit: Limit) {
        readLimit = limit
        if reader != nil { arm(limit) }
    }

    /// Begins to watch for what must not happen while nobody uses the stream: `handler` is called, on the reactor, when
    /// something arrives, when the peer closes, and at `limit`.
    func beginIdle(until limit: Limit, _ handler: @escaping @Sendable () -> Void) {
        isIdle = true
        tls?.releaseBuffers()
        readLimit = limit
        idleHandler = handler
        arm(limit)
    }

    /// Ends the watch; returns whether the stream can still be used: open, and with nothing to read.
    ///
    /// A server that speaks before it is asked would have its words taken for the next response.
    func endIdle() -> Bool {
        isIdle = false
        idleHandler = nil
        readLimit = nil
        return failure == nil && isQuiet
    }

    /// Whether there is nothing to read but what TLS keeps to itself, such as session tickets.
    var isQuiet: Bool {
        guard !port.isAtEnd else { return false }
        guard port.hasSomethingToRead() else { return true }
        guard let tls else { return false }
        port.isReadable = true
        return tls.hasOnlyHousekeeping()
    }

    private func timerFired() {
        timer = nil
        let now = ContinuousClock.now
        if let readLimit, readLimit <= now {
            reader.resume(.timedOut)
            if isIdle { idleHandler?() }
        } else if reader != nil || isIdle {
            arm(readLimit)
        }
        if let writeLimit, writeLimit <= now {
            writer.resume(.timedOut)
        } else if writer != nil {
            arm(writeLimit)
        }
    }
}
