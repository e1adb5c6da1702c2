import SignetCore

/// What must come of a request over TLS.
enum TLSOutcome: Sendable {
    /// A response with this body, read to its end.
    case response(String)
    /// A response whose body fails as cut short.
    case truncatedBody
    /// An error of this kind, with no byte of the request at the server.
    ///
    /// - Parameter sent: Whether the request may have been sent; not looked at when `nil`.
    case refusal(TransportError.Kind, sent: Bool?)

    /// A server that must not be trusted.
    static let distrust = refusal(.tlsVerification, sent: false)
    /// A server that nothing can be agreed on with.
    static let disagreement = refusal(.tlsHandshake, sent: false)

    /// The outcome in terms of any exchange.
    var outcome: Outcome {
        switch self {
        case .response(let body): .response(200, body)
        case .truncatedBody: .brokenBody(after: "hello", .truncatedBody)
        case .refusal(let kind, let isSent): .failure(kind, sent: isSent)
        }
    }

    var isRefusal: Bool {
        if case .refusal = self { true } else { false }
    }
}
