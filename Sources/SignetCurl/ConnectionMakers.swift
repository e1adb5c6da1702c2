#if Curl
    import SignetCore

    /// Who makes a connection of HTTP/2 without TLS to an origin: one transfer at a time.
    ///
    /// libcurl 7.88 begins HTTP/2 anew in the midst of a connection when a transfer that shares it has prior knowledge. So a
    /// transfer either has it, and makes a connection, or has it not, and must find one.
    struct ConnectionMakers {
        /// The transfers that make one; `nil` where one has been made, or tried, before.
        private var makers: [Origin: ObjectIdentifier?] = [:]

        /// Whether `call` is to make a connection; `foundNone` when libcurl has begun one for it, for want of another.
        mutating func makes(_ call: CurlCall, foundNone: Bool) -> Bool {
            let origin = call.origin
            switch makers[origin] {
            case .none: break
            case .some(.none) where foundNone: break
            case .some(let maker): return maker == ObjectIdentifier(call)
            }
            makers[origin] = .some(ObjectIdentifier(call))
            return true
        }

        /// The connection of `call` is there, or will never be.
        mutating func finish(_ call: CurlCall) {
            if makers[call.origin] == .some(ObjectIdentifier(call)) {
                makers[call.origin] = .some(nil)
            }
        }
    }
#endif
