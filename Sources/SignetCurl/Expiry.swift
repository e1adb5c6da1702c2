#if Curl
    import SignetCore

    /// When an exchange has taken too long, and for what.
    struct Expiry {
        let at: Moment
        let kind: TransportError.Kind
        private let bound: Duration?

        init(_ start: Moment, _ bound: Duration, _ kind: TransportError.Kind) {
            at = start + bound
            self.kind = kind
            self.bound = bound
        }

        init(deadline: Moment) {
            at = deadline
            kind = .deadlineExceeded
            bound = nil
        }

        var reason: String {
            let limit = bound.map { "\($0)" } ?? ""
            return switch kind {
            case .poolTimeout: "every connection to the host was in use for \(limit)"
            case .connectTimeout: "no connection within \(limit)"
            case .writeTimeout: "the peer took no byte for \(limit)"
            case .responseTimeout: "no response head within \(limit)"
            case .idleTimeout: "no byte arrived for \(limit)"
            default: "the deadline of the call passed"
            }
        }
    }
#endif
