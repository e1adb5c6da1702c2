#if URLSession
    import Dispatch
    import Foundation
    import FoundationNetworking
    import HTTPTypes
    import SignetCore
    import Synchronization

    /// One request and its response: what Foundation reports and what the caller does meet here.
    final class SessionExchange: Sendable {
        typealias Waiter = CheckedContinuation<Result<Response, TransportError>, Never>

        struct State {
            var waiter: Waiter?
            var channel: BodyChannel?
            var task: URLSessionTask?
            var informational: [HTTPResponse] = []
            var bodyBytesSent = 0
            /// When something last went out or came in.
            var progress: ContinuousClock.Instant
            /// When the timer has this look at its bounds.
            var watchedUntil: ContinuousClock.Instant?
            /// How the exchange ended before anybody could be told.
            var failure: TransportError?
            var isOver = false
        }

        let peer: String
        let options: RequestOptions
        let method: HTTPRequest.Method
        let body: Body
        /// The length of the request body, in bytes.
        let bodyLength: Int
        let start: ContinuousClock.Instant
        let state: Mutex<State>
        let maximumUndeliveredBytes: Int
        let timer: ExchangeTimer
        private let control: DispatchQueue

        init(
            _ request: Request, maximumUndeliveredBytes: Int, control: DispatchQueue, timer: ExchangeTimer
        ) {
            peer = request.origin.peer
            options = request.options
            method = request.head.method
            body = request.body
            bodyLength = if case .known(let length) = request.body.length { length } else { 0 }
            start = .now
            state = Mutex(State(progress: start))
            self.maximumUndeliveredBytes = maximumUndeliveredBytes
            self.control = control
            self.timer = timer
        }

        var isOver: Bool { state.withLock { $0.isOver } }

        /// Keeps the caller until the head is complete; `false`, with the caller answered, when it is over already.
        func await(_ waiter: Waiter) -> Bool {
            let failure = state.withLock { state in
                if state.failure == nil { state.waiter = waiter }
                return state.failure
            }
            if let failure { waiter.resume(returning: .failure(failure)) } else { checkBounds() }
            return failure == nil
        }

        /// Starts `task`, unless the exchange ended while it was made.
        func begin(_ task: URLSessionTask) {
            let isOver = state.withLock { state in
                if !state.isOver { state.task = task }
                return state.isOver
            }
            if isOver { task.cancel() } else { task.resume() }
        }

        /// Ends the exchange from our side.
        func fail(
            _ kind: TransportError.Kind, during phase: TransportError.Phase? = nil, _ reason: String,
            remedy: String? = nil, isSent: Bool? = nil
        ) {
            let task = finish { state in
                TransportError(
                    kind, during: state.task == nil ? nil : phase ?? self.phase(state), peer: self.peer, reason,
                    remedy: remedy,
                    requestMayHaveBeenSent: isSent ?? (state.task != nil))
            }
            // Not from here: `cancel` waits for Foundation's queue, which may be the caller's.
            if let task { control.async { task.cancel() } }
        }

        /// The step that is being waited for.
        func phase(_ state: State) -> TransportError.Phase {
            if state.channel != nil { return .receiveBody }
            if state.bodyBytesSent >= bodyLength { return .awaitHead }
            return state.bodyBytesSent == 0 ? .connect : .sendBody
        }

        /// Ends the exchange once, with the error that `failure` makes of its last state; returns the task, which may run on.
        @discardableResult
        func finish(with failure: (State) -> TransportError?) -> URLSessionTask? {
            var last: State?
            var error: TransportError?
            state.withLock { state in
                guard !state.isOver else { return }
                error = failure(state)
                last = state
                state = State(progress: state.progress, failure: error, isOver: true)
            }
            guard let last else { return nil }
            timer.forget(self)
            if let error {
                last.waiter?.resume(returning: .failure(error))
                last.channel?.fail(error)
            } else {
                last.channel?.finish()
            }
            return last.task
        }
    }
#endif
