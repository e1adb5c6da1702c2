#if Curl
    import HTTPTypes
    import SignetCore
    import Synchronization

    /// Room for one chunk of a request body, between the task that reads the body and the engine that sends it.
    ///
    /// The next chunk is read while the last one is sent, and no sooner: that is the back-pressure.
    final class UploadSlot: Sendable {
        /// What the engine finds in the slot.
        enum Supply {
            case chunk([UInt8])
            /// The body is whole, and these fields follow it.
            case end(HTTPFields)
            case failed(TransportError)
            /// Nothing yet; the engine is told when there is.
            case nothing
        }

        private enum Order {
            case read
            case rewind
            case stop
        }

        private typealias Waiter = CheckedContinuation<Order, Never>

        private struct State {
            var chunk: [UInt8]?
            /// What follows the body, once it has ended.
            var trailers: HTTPFields?
            var hasEnded: Bool { trailers != nil }
            var failure: TransportError?
            /// Whether the engine has asked for a chunk: nothing is read before the request is sent.
            var hasBegun = false
            var isStarving = false
            var mustRewind = false
            var isClosed = false
            var waiter: Waiter?
            var task: Task<Void, Never>?
        }

        private let state = Mutex(State())

        /// Starts the task that reads `body`; `notify` is called when a starving engine can go on.
        ///
        /// - Throws: ``TransportError/Kind/invalidRequest`` when the body can be sent once only and has been.
        func open(_ body: Body, notify: @escaping @Sendable () -> Void) throws(TransportError) {
            let reader = try body.makeReader()
            let task = Task { await self.pump(reader, of: body, notify) }
            state.withLock { state in
                if state.isClosed { task.cancel() } else { state.task = task }
            }
        }

        /// The next chunk, or what there is instead; called by the engine.
        func take() -> Supply {
            let (supply, waiter) = state.withLock { state -> (Supply, Waiter?) in
                if let failure = state.failure { return (.failed(failure), nil) }
                if state.chunk == nil, let trailers = state.trailers { return (.end(trailers), nil) }
                let supply = state.chunk.map(Supply.chunk) ?? .nothing
                state.hasBegun = true
                state.isStarving = state.chunk == nil
                state.chunk = nil
                defer { state.waiter = nil }
                return (supply, state.waiter)
            }
            waiter?.resume(returning: .read)
            return supply
        }

        /// Begins anew with the first byte; the body must be replayable.
        func rewind() {
            let waiter = state.withLock { state -> Waiter? in
                state.chunk = nil
                state.trailers = nil
                defer { state.waiter = nil }
                state.mustRewind = state.waiter == nil
                return state.waiter
            }
            waiter?.resume(returning: .rewind)
        }

        /// Ends the reading: nobody will take another chunk.
        func close() {
            let (waiter, task) = state.withLock { state -> (Waiter?, Task<Void, Never>?) in
                state.isClosed = true
                defer { (state.waiter, state.task) = (nil, nil) }
                return (state.waiter, state.task)
            }
            waiter?.resume(returning: .stop)
            task?.cancel()
        }
    }

    // The task that reads the body.
    extension UploadSlot {
        private func pump(_ first: Body.Reader, of body: Body, _ notify: @Sendable () -> Void) async {
            var reader = first
            while true {
                do throws(TransportError) {
                    switch await nextOrder() {
                    case .read:
                        let chunk = try await reader.next()
                        fill(chunk, trailers: chunk == nil ? try reader.trailers() : nil, notify)
                    case .rewind: reader = try body.makeReader()
                    case .stop: return
                    }
                } catch {
                    fail(error, notify)
                    return
                }
            }
        }

        private func nextOrder() async -> Order {
            await withCheckedContinuation { continuation in
                let order = state.withLock { state -> Order? in
                    if state.isClosed { return .stop }
                    if state.mustRewind {
                        state.mustRewind = false
                        return .rewind
                    }
                    if state.hasBegun, state.chunk == nil, !state.hasEnded { return .read }
                    state.waiter = continuation
                    return nil
                }
                if let order { continuation.resume(returning: order) }
            }
        }

        /// The next chunk, or else the trailer fields.
        private func fill(_ chunk: [UInt8]?, trailers: HTTPFields?, _ notify: () -> Void) {
            let isStarving = state.withLock { state in
                // A chunk read before the order to rewind is of no use any more.
                if state.mustRewind { return false }
                state.chunk = chunk
                state.trailers = trailers
                defer { state.isStarving = false }
                return state.isStarving
            }
            if isStarving { notify() }
        }

        private func fail(_ error: TransportError, _ notify: () -> Void) {
            state.withLock { $0.failure = error }
            notify()
        }
    }
#endif
