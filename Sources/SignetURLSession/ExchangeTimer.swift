#if URLSession
    import Dispatch
    import Synchronization

    /// Looks after the bounds of all exchanges of a transport with one timer, which is seldom set: most exchanges are over
    /// long before their first bound.
    ///
    /// `@unchecked Sendable`: the source, which libdispatch lets any thread use, is what is not marked so.
    final class ExchangeTimer: @unchecked Sendable {
        private struct State {
            var watched: [ObjectIdentifier: (exchange: SessionExchange, instant: ContinuousClock.Instant)] = [:]
            /// When the timer fires.
            var next: ContinuousClock.Instant?
        }

        private let state = Mutex(State())
        private let source: any DispatchSourceTimer

        init() {
            source = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "signet.urlsession.timer"))
            source.setEventHandler { [weak self] in self?.fire() }
            source.activate()
        }

        deinit {
            source.cancel()
        }

        /// Has `exchange` look at its bounds at `instant`, instead of when it was to before.
        func watch(_ exchange: SessionExchange, until instant: ContinuousClock.Instant) {
            state.withLock { state in
                state.watched[ObjectIdentifier(exchange)] = (exchange, instant)
                if instant < state.next ?? .now + .seconds(1 << 31) { set(&state, to: instant) }
            }
        }

        func forget(_ exchange: SessionExchange) {
            // Outside the lock: it may be the last to know of the exchange.
            _ = state.withLock { $0.watched.removeValue(forKey: ObjectIdentifier(exchange)) }
        }

        private func fire() {
            let now = ContinuousClock.now
            let due = state.withLock { state in
                state.next = nil
                return state.watched.values.filter { $0.instant <= now }.map(\.exchange)
            }
            for exchange in due { exchange.checkBounds() }
            state.withLock { state in
                guard let first = state.watched.values.lazy.map(\.instant).min() else { return }
                if first < state.next ?? first + .nanoseconds(1) { set(&state, to: first) }
            }
        }

        private func set(_ state: inout State, to instant: ContinuousClock.Instant) {
            state.next = instant
            let (seconds, attoseconds) = ContinuousClock.now.duration(to: instant).components
            let nanoseconds = Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000) + 1
            source.schedule(deadline: .now() + .nanoseconds(max(nanoseconds, 0)))
        }
    }
#endif
