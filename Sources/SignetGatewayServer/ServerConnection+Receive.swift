#if Socket
    import HTTPTypes
    import SignetCore
    import SignetSocket
    import SignetWire

    extension ServerConnection {
        /// The head of the next request; `nil` when the client has closed the connection instead.
        func nextHead() async throws(ExchangeFailure) -> RequestHead? {
            decoder.startNextRequest()
            var limit = Moment.now + service.limits.idleTime
            var hasBegun = false
            while true {
                let event: RequestEvent
                do throws(WireError) { event = try decoder.next() } catch { throw .refused(Refusal(head: error)) }
                switch event {
                case .head(let head): return head
                case .needsMoreBytes:
                    try await receive(until: limit)
                    // However slowly the rest comes, it has to be there by then.
                    if !hasBegun { limit = .now + service.limits.headTime }
                    hasBegun = true
                case .closed, .body, .end: return nil
                }
            }
        }

        /// The whole body of the request that begins with `head`.
        func body(of head: RequestHead) async throws(ExchangeFailure) -> [UInt8] {
            if case .contentLength(let count) = head.framing { try checkSize(count) }
            var expectation = try Expectation(head)
            let limit = Moment.now + service.limits.bodyTime
            var body: [UInt8] = []
            while true {
                let event: RequestEvent
                do throws(WireError) { event = try decoder.next() } catch { throw .refused(Refusal(body: error)) }
                switch event {
                case .body(let bytes):
                    try checkSize(body.count + bytes.count)
                    if body.isEmpty { body = bytes } else { body += bytes }
                case .needsMoreBytes:
                    // RFC 9110 §10.1.1: not if some of the body has arrived already, since the client then waits for nothing.
                    if expectation == .continue, body.isEmpty { try await write(Expectation.answer) }
                    expectation = .none
                    try await receive(until: limit)
                case .end, .closed, .head: return body
                }
            }
        }

        private func checkSize(_ count: Int) throws(ExchangeFailure) {
            guard count <= service.limits.bodyBytes else {
                throw .refused(
                    Refusal(.contentTooLarge, "the body is longer than \(service.limits.bodyBytes) bytes"))
            }
        }

        private func receive(until limit: Moment) async throws(ExchangeFailure) {
            do throws(StreamFailure) {
                if let bytes = try await stream.read(until: limit) {
                    decoder.receive(bytes)
                } else {
                    decoder.receivedEOF()
                }
            } catch {
                throw .stream(error)
            }
        }
    }
#endif
