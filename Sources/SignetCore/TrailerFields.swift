import HTTPTypes

/// Which fields may follow a body.
enum TrailerFields {
    /// Those that frame the message, route it, prove who asks, or say how its content is to be read (RFC 9110 §6.5.1): whoever
    /// reads a trailer section has acted on them, or done without, before it comes.
    private static let forbidden: Set<String> = [
        "authorization", "connection", "content-encoding", "content-length", "content-range", "content-type", "cookie",
        "expect", "host", "keep-alive", "max-forwards", "proxy-authorization", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade",
    ]

    /// Refuses what a trailer section cannot hold.
    static func validate(_ fields: HTTPFields) throws(TransportError) {
        for field in fields {
            guard !forbidden.contains(field.name.canonicalName) else {
                throw refusal("the field '\(field.name.rawName)' cannot follow a body (RFC 9110 §6.5.1)")
            }
            let controls = field.withUnsafeBytesOfValue { $0.first { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F } }
            if let byte = controls {
                throw refusal("the value of the trailer field '\(field.name.rawName)' holds \(EscapedByte(byte))")
            }
        }
    }

    /// By the time they are known, the body has been sent.
    private static func refusal(_ reason: String) -> TransportError {
        TransportError(.invalidRequest, during: .sendBody, reason, requestMayHaveBeenSent: true)
    }
}
