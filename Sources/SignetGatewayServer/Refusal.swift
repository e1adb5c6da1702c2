#if Socket
    import HTTPTypes
    import SignetCore
    import SignetWire

    /// An answer of the server itself, given where the handler cannot give one.
    struct Refusal: Error {
        let status: HTTPResponse.Status
        let message: String

        init(_ status: HTTPResponse.Status, _ message: String) {
            self.status = status
            self.message = message
        }

        /// The answer to a head that cannot be read.
        init(head error: WireError) {
            self.init(error.kind == .tooLarge ? .requestHeaderFieldsTooLarge : .badRequest, error.reason)
        }

        /// The answer to a body that cannot be read.
        init(body error: WireError) {
            self.init(error.kind == .tooLarge ? .contentTooLarge : .badRequest, error.reason)
        }

        /// The answer where the handler threw, or refused to be asked.
        init(_ error: TransportError) {
            let status: HTTPResponse.Status =
                switch error.kind {
                case .invalidRequest: .badRequest
                case .unsupported: .notImplemented
                case .shutDown, .resourceExhausted, .poolTimeout, .cancelled: .serviceUnavailable
                case .deadlineExceeded, .connectTimeout, .responseTimeout, .idleTimeout, .writeTimeout: .gatewayTimeout
                default: .badGateway
                }
            self.init(status, error.description)
        }

        /// The answer, in the form of API Gateway's own errors.
        var response: Response {
            Response(status: status, headers: [.contentType: "application/json"], body: .bytes(Array(json.utf8)))
        }

        /// `{"message": …}`.
        var json: String { "{\"message\":\"\(escapedMessage)\"}" }

        /// RFC 8259 §7. What arrived is escaped already where it is quoted; this is for its quotes and backslashes.
        private var escapedMessage: String {
            message.unicodeScalars.reduce(into: "") { text, scalar in
                switch scalar {
                case "\"", "\\": text += "\\\(scalar)"
                case "\0"..."\u{1F}":
                    text += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
    }
#endif
