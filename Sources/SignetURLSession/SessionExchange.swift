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
            var timer: ExchangeTimer?
            var informational: [HTTPResponse] = []
            var bodyBytesSent = 0
            /// When something last went out or came in.
            var progress = ContinuousClock.now
            /// How the exchange ended before anybody could be told.
            var failure: TransportError?
            var isOver = false
        }

        /// 20: a server that has more to say before it answers means no good.
        private static let maximumInterimResponses = 20

        let peer: String
        let options: RequestOptions
        /// The length of the request body, in bytes.
        let bodyLength: Int
        let start = ContinuousClock.now
        let timers: DispatchQueue
        let state = Mutex(State())
        private let hasResponseBody: Bool
        private let maximumUndeliveredBytes: Int
        private let cancellation: DispatchQueue

        init(
            _ request: Request, maximumUndeliveredBytes: Int, cancellation: DispatchQueue, timers: DispatchQueue
        ) {
            peer = request.origin.peer
            options = request.options
            bodyLength = if case .known(let length) = request.body.length { length } else { 0 }
            hasResponseBody = request.head.method != .head
            self.maximumUndeliveredBytes = maximumUndeliveredBytes
            self.cancellation = cancellation
            self.timers = timers
        }

        /// Keeps the caller until the head is complete; `false`, with the caller answered, when it is over already.
        func await(_ waiter: Waiter) -> Bool {
            let failure = state.withLock { state in
                if state.failure == nil { state.waiter = waiter }
                return state.failure
            }
            if let failure { waiter.resume(returning: .failure(failure)) }
            return failure == nil
        }

        /// Starts `task`, unless the exchange ended while it was made.
        func begin(_ task: URLSessionTask) {
            let timer = ExchangeTimer(queue: timers) { [weak self] in self?.checkBounds() }
            let isOver = state.withLock { state in
                if !state.isOver {
                    state.task = task
                    state.timer = timer
                }
                return state.isOver
            }
            if isOver {
                cancellation.async { task.cancel() }
            } else {
                task.resume()
            }
            checkBounds()
        }

        /// Interim responses come this way too, before the final one (RFC 9110 §15.2).
        func receive(_ response: URLResponse) {
            guard
                let head = (response as? HTTPURLResponse).map({ FoundationResponse($0, hasBody: hasResponseBody).head })
            else { return fail(.malformedResponse, "the response is not HTTP") }
            guard head.status.kind != .informational else { return receive(interim: head) }
            let channel = BodyChannel(highWater: maximumUndeliveredBytes, peer: peer) {
            } abandon: { [weak self] in
                self?.fail(.cancelled, "the body was dropped")
            }
            var timings = Timings()
            timings.firstByte = start.duration(to: .now)
            let (waiter, informational) = state.withLock { state -> (Waiter?, [HTTPResponse]) in
                guard !state.isOver else { return (nil, []) }
                state.channel = channel
                state.progress = .now
                defer { state.waiter = nil }
                return (state.waiter, state.informational)
            }
            let whole = Response(
                head: head, informational: informational, body: ResponseBody(channel), timings: timings)
            waiter?.resume(returning: .success(whole))
            checkBounds()
        }

        private func receive(interim head: HTTPResponse) {
            let count = state.withLock { state in
                state.informational.append(head)
                return state.informational.count
            }
            if count > Self.maximumInterimResponses { fail(.malformedResponse, "there is no end of interim responses") }
        }

        func receive(_ data: Data) {
            let channel = state.withLock { state in
                state.progress = .now
                return state.isOver ? nil : state.channel
            }
            guard channel?.yield(Array(data)) == .pause else { return }
            fail(
                .bodyTooLarge, "more than \(maximumUndeliveredBytes) bytes of the body wait to be read",
                remedy: "read faster, raise maximumUndeliveredBytes, or choose a transport with back-pressure")
        }

        func noteSent(_ count: Int) {
            state.withLock { state in
                state.bodyBytesSent = count
                state.progress = .now
            }
            checkBounds()
        }

        /// Foundation is done: the response is whole, or `error` says why not.
        func complete(_ error: (any Error)?) {
            if let error {
                finish { state in
                    SessionError.describe(error, afterHead: state.channel != nil, peer: self.peer)
                }
            } else {
                finish { state in
                    state.channel != nil
                        ? nil
                        : TransportError(
                            .malformedResponse, during: .awaitHead, peer: self.peer, "there was no response",
                            requestMayHaveBeenSent: true)
                }
            }
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
            if let task { cancellation.async { task.cancel() } }
        }

        /// The step that is being waited for.
        func phase(_ state: State) -> TransportError.Phase {
            if state.channel != nil { return .receiveBody }
            if state.bodyBytesSent >= bodyLength { return .awaitHead }
            return state.bodyBytesSent == 0 ? .connect : .sendBody
        }

        /// Ends the exchange once, with the error that `failure` makes of its last state; returns the task, which may run on.
        @discardableResult
        private func finish(with failure: (State) -> TransportError?) -> URLSessionTask? {
            var last: State?
            var error: TransportError?
            state.withLock { state in
                guard !state.isOver else { return }
                error = failure(state)
                last = state
                state = State()
                state.isOver = true
                state.failure = error
            }
            guard let last else { return nil }
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
