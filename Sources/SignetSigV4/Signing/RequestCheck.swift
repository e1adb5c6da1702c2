import HTTPTypes

/// What a request must be like to be signed. Signer and verifier hold it to the same rules.
enum RequestCheck {
    /// A bound that no honest request meets; HTTPFields itself traps at 65,535.
    static let maximumFieldCount = 4096

    /// - Throws: `SigV4Error` of kind `invalidRequest` for a malformed target, a missing or doubled host, a control
    ///   byte, or too many fields.
    static func validate(_ request: HTTPRequest) throws(SigV4Error) {
        guard request.headerFields.count <= maximumFieldCount else {
            throw SigV4Error(
                .invalidRequest,
                "The request has \(request.headerFields.count) header fields: send at most \(maximumFieldCount).")
        }
        try request.withTarget { target throws(SigV4Error) in try target.validate() }
        try validateHost(of: request)
        for field in request.headerFields where !AWSHeader.isWrittenBySigner(field.name) {
            try validateBytes(of: field)
        }
    }

    /// The host as it will be sent: the `Host` field, else the authority. One of them, not empty, without white space.
    static func validateHost(of request: HTTPRequest) throws(SigV4Error) {
        var host: HTTPField?
        for field in request.headerFields where field.name == AWSHeader.host {
            guard host == nil else {
                throw SigV4Error(.invalidRequest, "The request has more than one Host field: send one (RFC 9112 §3.2).")
            }
            host = field
        }
        guard let host = host ?? request.pseudoHeaderFields.authority,
            host.withUnsafeBytesOfValue({ !$0.isEmpty })
        else { throw SigV4Error(.invalidRequest, "The request names no host: set its authority or a Host field.") }
        try validateBytes(of: host)
        guard host.withUnsafeBytesOfValue({ !WhiteSpace.isPresent(in: $0) }) else {
            throw SigV4Error(
                .invalidRequest, "The host holds a space: set it to a name or address, and a port if not the default.")
        }
    }

    private static func validateBytes(of field: HTTPField) throws(SigV4Error) {
        // RFC 9110 §5.5. HTTPTypes lets some through in its lenient form.
        guard field.withUnsafeBytesOfValue({ !ControlBytes.isPresent(inFieldValue: $0) }) else {
            throw SigV4Error(
                .invalidRequest,
                "The header field '\(field.name.rawName)' holds a control byte: remove it before the request is signed."
            )
        }
    }
}
