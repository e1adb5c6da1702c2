#if Socket
    import HTTPTypes
    import SignetWire

    /// What a client waits for before it sends a body (RFC 9110 §10.1.1).
    enum Expectation {
        case none
        case `continue`

        /// - Throws: 417 for any other expectation than `100-continue`.
        init(_ head: RequestHead) throws(ExchangeFailure) {
            // A client of HTTP/1.0 does not know interim responses, and one without a body waits for nothing.
            guard let name = HTTPField.Name("Expect"), let value = head.fields[name], head.version != .http1_0 else {
                self = .none
                return
            }
            guard value.lowercased() == "100-continue" else {
                throw .refused(
                    Refusal(.expectationFailed, "the only expectation known is 100-continue (RFC 9110 §10.1.1)"))
            }
            self = head.framing == .none ? .none : .continue
        }

        static let answer = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
    }
#endif
