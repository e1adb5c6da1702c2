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

        /// Fails the exchange if its bound has passed, and sets the timer to the next one if not.
        ///
        /// Progress moves the bound but not the timer: a timer that fires early finds out here, which costs less than setting
        /// it anew for each chunk.
        func checkBounds() {
            let expired = state.withLock { state -> Bound? in
                guard !state.isOver, let timer = state.timer else { return nil }
                let bound = bound(state)
                let rest = ContinuousClock.now.duration(to: bound.instant)
                if rest <= .zero { return bound }
                timer.set(rest)
                return nil
            }
            if let expired { fail(expired.kind, expired.reason) }
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
