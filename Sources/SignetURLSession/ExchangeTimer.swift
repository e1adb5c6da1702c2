#if URLSession
    import Dispatch

    /// A timer that calls back once each time it is set.
    ///
    /// `@unchecked Sendable`: it wraps a libdispatch source, whose functions may be called from any thread.
    final class ExchangeTimer: @unchecked Sendable {
        private let source: any DispatchSourceTimer

        init(queue: DispatchQueue, _ fire: @escaping @Sendable () -> Void) {
            source = DispatchSource.makeTimerSource(queue: queue)
            source.setEventHandler(handler: fire)
            source.activate()
        }

        deinit {
            source.cancel()
        }

        /// Calls back after `duration`, instead of when it was set to before.
        func set(_ duration: Duration) {
            let (seconds, attoseconds) = duration.components
            // 68 years are enough; a longer wait would overflow.
            let nanoseconds = Int(min(seconds, 1 << 31)) * 1_000_000_000 + Int(attoseconds / 1_000_000_000) + 1
            source.schedule(deadline: .now() + .nanoseconds(nanoseconds))
        }
    }
#endif
