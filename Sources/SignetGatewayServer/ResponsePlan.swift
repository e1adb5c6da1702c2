#if Socket
    import HTTPTypes
    import SignetCore
    import SignetWire

    /// How a response goes on the wire: its head, and the framing of its body.
    struct ResponsePlan {
        /// The head, complete.
        private(set) var head: HTTPResponse
        /// What the head says of the body.
        private(set) var framing: MessageFraming
        /// Whether a body follows the head.
        let hasBody: Bool
        /// Whether the connection outlives the response.
        let keepsConnection: Bool

        /// - Parameters:
        ///   - length: The bytes of the body, where it is known to its end; `nil` while it is still being produced.
        ///   - keeps: Whether the request lets the connection live on.
        init(
            _ head: HTTPResponse, length: Int?, to method: HTTPRequest.Method, version: WireVersion, keeps: Bool
        ) {
            let status = head.status.code
            // RFC 9112 §6.3, point 1.
            hasBody = method != .head && status != 204 && status != 304
            framing = Self.framing(head, length: length, hasBody: hasBody, version: version)
            keepsConnection = keeps && framing != .untilClose
            self.head = head
            setConnectionFields(version)
            // RFC 9110 §6.6.1: an origin server with a clock says when it answered; a client may be relying on it for its own.
            if self.head.headerFields[.date] == nil { self.head.headerFields[.date] = HTTPDate.now.description }
        }

        private static func framing(
            _ head: HTTPResponse, length: Int?, hasBody: Bool, version: WireVersion
        ) -> MessageFraming {
            if head.status.code == 204 { return .none }
            let stated = head.headerFields[.contentLength].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
            // Without a body the field says what the answer to GET would have; with one, it must be true.
            if let stated, !hasBody || length == nil { return .contentLength(stated) }
            guard let length else { return version == .http1_0 ? .untilClose : .chunked }
            return hasBody || length > 0 ? .contentLength(length) : .none
        }

        /// The fields of one hop are this server's (RFC 9110 §7.6.1), whatever a handler has passed on.
        private mutating func setConnectionFields(_ version: WireVersion) {
            let keepAlive = HTTPField.Name("Keep-Alive")
            for name in [.transferEncoding, .connection, keepAlive] {
                if let name, head.headerFields[name] != nil { head.headerFields[name] = nil }
            }
            if let length = head.headerFields[.contentLength] {
                let isTrue = if case .contentLength(let count) = framing { length == String(count) } else { false }
                if !isTrue { head.headerFields[.contentLength] = nil }
            }
            // RFC 9112 §9.3: the default of each version goes without saying.
            if !keepsConnection {
                head.headerFields[.connection] = "close"
            } else if version == .http1_0 {
                head.headerFields[.connection] = "keep-alive"
            }
        }
    }
#endif
