import SignetCore

/// The limits of waiting: one timer a stream, set anew only when it would be late.
///
/// Most waits end well before their limit, and the next has a later one: the timer is left where it is and looks, when
/// it fires, at what is being waited for by then.
extension SocketStream {
    nonisolated func arm(_ limit: Limit) {
        guard let limit, failure == nil else { return }
        if let timer {
            if timer.when <= limit { return }
            reactor.cancel(timer.id)
        }
        // Not weak: the end of the stream cancels it, and an object that was ever referred to weakly is retained at twice the
        // cost for as long as it lives.
        let id = reactor.schedule(at: limit) { self.timerFired() }
        timer = (id, limit)
    }

    /// Moves the limit of the read that is going on, or of the next one that states none.
    package nonisolated func setReadLimit(_ limit: Limit) {
        reactor.checkIsolated()
        readLimit = limit
        if reader != nil { arm(limit) }
    }

    /// Begins to watch for what must not happen while nobody uses the stream: `user` is told when something arrives, when
    /// the peer closes, and at `limit`.
    nonisolated func beginIdle(until limit: Limit, for user: Connection) {
        reactor.checkIsolated()
        idleUser = user
        tls?.releaseBuffers()
        readLimit = limit
        arm(limit)
    }

    /// Ends the watch; returns whether the stream can still be used.
    ///
    /// A server that spoke before it was asked would have its words taken for the next response. What it had said when the
    /// use was asked for has ended the stream: the reactor looks at its descriptors first.
    nonisolated func endIdle() -> Bool {
        reactor.checkIsolated()
        idleUser = nil
        readLimit = nil
        return failure == nil
    }

    /// Whether the last read has taken all there was, the end of the stream included: what comes later is an event.
    nonisolated var hasNothingLeft: Bool { !port.isReadable || isQuiet }

    /// Whether there is nothing to read but what TLS keeps to itself, such as session tickets.
    nonisolated var isQuiet: Bool {
        guard !port.isAtEnd else { return false }
        guard port.hasSomethingToRead() else { return true }
        guard let tls else { return false }
        port.isReadable = true
        return tls.hasOnlyHousekeeping()
    }

    private nonisolated func timerFired() {
        timer = nil
        let now = Moment.now
        if let readLimit, readLimit <= now {
            tellReader(.timedOut)
            idleUser?.idleEnded()
        } else if reader != nil || idleUser != nil {
            arm(readLimit)
        }
        if let writeLimit, writeLimit <= now {
            tellWriter(.timedOut)
        } else if writer != nil {
            arm(writeLimit)
        }
    }
}
