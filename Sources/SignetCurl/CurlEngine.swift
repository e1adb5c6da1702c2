#if Curl
    import SignetCore
    import Synchronization

    /// The thread that owns libcurl's handles, and the queue through which tasks reach it.
    ///
    /// The thread begins with the first request and ends with `shutDown()`, or after the last exchange once the transport
    /// is gone.
    final class CurlEngine: Sendable {
        private enum Life {
            case unborn
            case running(CurlMulti)
            case ended
        }

        private struct State {
            var life = Life.unborn
            var commands: [CurlCommand] = []
            /// Whether the thread waits, or is about to, and must be woken.
            var isAsleep = false
            var isShutDown = false
            var waiters: [CheckedContinuation<Void, Never>] = []

            /// A wake-up costs a system call: only the first command after the thread fell asleep pays it.
            mutating func wake() {
                guard isAsleep, case .running(let multi) = life else { return }
                isAsleep = false
                multi.wakeUp()
            }
        }

        private let state = Mutex(State())
        private let settings: CurlSettings

        init(_ settings: CurlSettings) {
            self.settings = settings
        }

        /// Begins an exchange; returns why it could not, in which case the call is never answered.
        func start(_ call: CurlCall) -> TransportError? {
            state.withLock { state in
                if state.isShutDown { return .isShutDown(call.request.origin.peer, during: nil) }
                if case .unborn = state.life {
                    guard let multi = CurlMulti(settings), CurlThread.start(self, multi, settings) else {
                        return Self.noThread
                    }
                    state.life = .running(multi)
                }
                state.commands.append(.start(call))
                state.wake()
                return nil
            }
        }

        /// Tells the thread something about an exchange; forgotten when the thread has ended.
        func tell(_ command: CurlCommand) {
            state.withLock { state in
                guard case .running = state.life else { return }
                state.commands.append(command)
                state.wake()
            }
        }

        /// Whether `shutDown()` has been called.
        var isShutDown: Bool { state.withLock { $0.isShutDown } }

        /// Ends what is in flight and waits until the thread has released everything.
        func shutDown() async {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    state.isShutDown = true
                    guard case .running = state.life else { return true }
                    state.waiters.append(continuation)
                    state.wake()
                    return false
                }
                if isOver { continuation.resume() }
            }
        }

        private static let noThread = TransportError(
            .resourceExhausted, during: nil, "no thread could be started for libcurl", requestMayHaveBeenSent: false)
    }

    // The thread's side.
    extension CurlEngine {
        /// Moves the queued commands into `commands`; returns whether the transport is to shut down.
        func takeCommands(_ commands: inout [CurlCommand]) -> Bool {
            state.withLock { state in
                state.isAsleep = false
                swap(&commands, &state.commands)
                return state.isShutDown
            }
        }

        /// Whether nothing has been asked since the commands were taken, so that the thread may wait.
        func mayFallAsleep() -> Bool {
            state.withLock { state in
                state.isAsleep = state.commands.isEmpty && !state.isShutDown
                return state.isAsleep
            }
        }

        /// The last thing the thread does: from here on nobody wakes it.
        func end(_ multi: CurlMulti) {
            let waiters = state.withLock { state in
                state.life = .ended
                state.commands = []
                defer { state.waiters = [] }
                return state.waiters
            }
            multi.close()
            for waiter in waiters { waiter.resume() }
        }
    }
#endif
