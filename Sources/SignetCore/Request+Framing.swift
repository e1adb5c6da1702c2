import HTTPTypes

extension Request {
    /// How the request body is delimited on the wire (RFC 9112 §6).
    public enum Framing: Sendable, Hashable {
        /// No body and no framing field.
        case none
        /// `Content-Length`, in bytes.
        case contentLength(Int)
        /// `Transfer-Encoding: chunked`: the length is not known.
        case chunked
    }

    /// The framing every transport uses.
    ///
    /// A request without content states `Content-Length: 0` where its method anticipates content (RFC 9110 §8.6) or its
    /// head says so, and nothing otherwise.
    public var framing: Framing { Self.framing(body.length, of: head.method, statesZero: statesZero) }

    static func framing(
        _ length: Body.Length, of method: HTTPRequest.Method, statesZero: @autoclosure () -> Bool
    ) -> Framing {
        switch length {
        case .known(0):
            switch method {
            case .post, .put, .patch: .contentLength(0)
            default: statesZero() ? .contentLength(0) : .none
            }
        case .known(let count): .contentLength(count)
        case .unknown: .chunked
        }
    }

    /// Whether the head states a length of zero: it may be signed, and is sent then whatever the method.
    private var statesZero: Bool {
        head.headerFields.contains { $0.name == .contentLength && $0.value == "0" }
    }
}
