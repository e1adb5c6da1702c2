import SignetCore

/// The requests of tasks that are on the reactor by ``SocketTransport/withReactor(_:)``.
extension ReactorPool {
    /// Brings a task that prefers the reactor to it.
    func enter() -> ReactorVisit? {
        arrive()
        return withUnsafeCurrentTask { task in
            guard let task else { return nil }
            let visit = visits[task] ?? ReactorVisit(of: task)
            visits[task] = visit
            visit.depth += 1
            return visit
        }
    }

    /// What ``enter()`` began is over; callable from anywhere.
    nonisolated func leave(_ visit: ReactorVisit?) {
        guard let visit else { return }
        reactor.run { [self] in
            visit.depth -= 1
            guard visit.depth == 0 else { return }
            visits[visit.task] = nil
            lastVisit = nil
        }
    }

    /// Ends what the task waits for; callable from anywhere.
    nonisolated func cancel(_ visit: ReactorVisit?) {
        reactor.run { visit?.cancel() }
    }

    /// The visit of the caller's task, on the thread; `nil` for one that is there for the moment only.
    nonisolated var visit: ReactorVisit? {
        guard !visits.isEmpty else { return nil }
        var visit: ReactorVisit?
        // Said by a variable: a result of the closure would be of a type that the runtime looks up each time.
        withUnsafeCurrentTask { task in
            guard let task else { return }
            visit = if let lastVisit, lastVisit.task == task { lastVisit } else { visits[task] }
        }
        return visit
    }

    /// ``perform(_:)`` for a task on a visit.
    ///
    /// A cancellation cannot come in between: it is told on this thread, when the exchange has begun, or was told before the
    /// request was looked at.
    nonisolated func perform(
        _ exchange: Exchange, during visit: ReactorVisit
    ) async throws(TransportError) -> Response {
        guard !exchange.hasMore else { return try await goOn(exchange, after: nil) }
        // Not by its public form, which is told of the caller's isolation and has the task switch there: for a task that prefers
        // an executor, a look-up under a lock.
        await _unsafeInheritExecutor_withUnsafeContinuation { caller in
            exchange.caller = caller
            exchange.visit = visit
            visit.exchange = exchange
            begin(exchange)
        }
        lastVisit = visit
        switch exchange.takeAnswer() {
        case .response(let response): return response
        case .failure(let failure): return try await goOn(exchange, after: failure)
        case .none: return try await goOn(exchange, after: nil)
        }
    }
}
