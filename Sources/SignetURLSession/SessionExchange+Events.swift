#if URLSession
    import Foundation
    import FoundationNetworking
    import HTTPTypes
    import SignetCore
    import Synchronization

    /// What the delegate reports, one event after the other.
    extension SessionExchange {
        /// Interim responses come this way too, before the final one (RFC 9110 §15.2).
        func receive(_ response: URLResponse) {
            guard
                let head = (response as? HTTPURLResponse).map({ FoundationResponse($0, hasBody: method != .head).head })
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
                noteProgress(&state)
                defer { state.waiter = nil }
                return (state.waiter, state.informational)
            }
            let whole = Response(
                head: head, informational: informational, body: ResponseBody(channel), timings: timings)
            waiter?.resume(returning: .success(whole))
        }

        private func receive(interim head: HTTPResponse) {
            let count = state.withLock { state in
                state.informational.append(head)
                return state.informational.count
            }
            // 20: a server that has more to say before it answers means no good.
            if count > 20 { fail(.malformedResponse, "there is no end of interim responses") }
        }

        func receive(_ data: Data) {
            let channel = state.withLock { state in
                if !state.isOver { noteProgress(&state) }
                return state.channel
            }
            guard channel?.yield(Array(data)) == .pause else { return }
            fail(
                .bodyTooLarge, "more than \(maximumUndeliveredBytes) bytes of the body wait to be read",
                remedy: "read faster, raise maximumUndeliveredBytes, or choose a transport with back-pressure")
        }

        /// libcurl has taken the first `count` bytes of the body.
        func noteSent(_ count: Int) {
            state.withLock { state in
                guard !state.isOver else { return }
                state.bodyBytesSent = count
                noteProgress(&state)
            }
        }

        /// The body once more, for a second attempt on a fresh connection that libcurl is about to make; `nil`, and the end
        /// of the exchange, where there must not be one (RFC 9110 §9.2.2).
        func bodyOnceMore() -> BodyStream? {
            let mayRepeat = state.withLock { state in
                guard !state.isOver, method.isIdempotent else { return false }
                state.bodyBytesSent = 0
                return true
            }
            if mayRepeat { return BodyStream(body, for: self) }
            fail(
                .connectionClosed, during: .awaitHead, "the reused connection ended before the response",
                remedy: "send the request again if it may be repeated")
            return nil
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
    }
#endif
