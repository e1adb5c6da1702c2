#if URLSession
    import SignetCore
    import Synchronization

    extension SessionExchange {
        /// When the exchange is to fail unless something happens, and how.
        struct Bound {
            let instant: ContinuousClock.Instant
            let kind: TransportError.Kind
            let reason: String
        }

        /// Fails the exchange if its bound has passed, and has the timer call at the next one if not.
        func checkBounds() {
            let expired = state.withLock { state -> Bound? in
                guard !state.isOver else { return nil }
                let bound = bound(state)
                if bound.instant <= .now { return bound }
                watch(&state, until: bound.instant)
                return nil
            }
            if let expired { fail(expired.kind, expired.reason) }
        }

        /// After progress, which moves the bound but mostly not the timer: one that fires early finds out, which costs less
        /// than setting it anew for each chunk. A step with a shorter bound than the last one's cannot wait.
        func noteProgress(_ state: inout State) {
            state.progress = .now
            let instant = bound(state).instant
            if let until = state.watchedUntil, until <= instant { return }
            watch(&state, until: instant)
        }

        private func watch(_ state: inout State, until instant: ContinuousClock.Instant) {
            state.watchedUntil = instant
            timer.watch(self, until: instant)
        }

        private func bound(_ state: State) -> Bound {
            let bound = timeout(state)
            guard let deadline = options.deadline, deadline < bound.instant else { return bound }
            return Bound(instant: deadline, kind: .deadlineExceeded, reason: "the deadline of the call passed")
        }

        /// 68 years: an instant further away could not be told.
        private static let longest = Duration.seconds(1 << 31)

        private func timeout(_ state: State) -> Bound {
            let timeouts = options.timeouts
            let idle = min(timeouts.idle, Self.longest)
            switch phase(state) {
            case .receiveBody:
                return Bound(
                    instant: state.progress + idle, kind: .idleTimeout,
                    reason: "nothing came for \(timeouts.idle)")
            case .connect:
                return Bound(
                    instant: start + min(timeouts.connect, Self.longest), kind: .connectTimeout,
                    reason: "no body byte was taken for \(timeouts.connect)")
            case .sendBody:
                return Bound(
                    instant: state.progress + idle, kind: .writeTimeout,
                    reason: "no body byte was taken for \(timeouts.idle)")
            default:
                return Bound(
                    instant: state.progress + min(timeouts.response, Self.longest), kind: .responseTimeout,
                    reason: "no response for \(timeouts.response)")
            }
        }
    }
#endif
