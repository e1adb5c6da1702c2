import HTTPTypes

/// What a request must be like to be signed. Signer and verifier hold it to the same rules.
enum RequestCheck {
    /// A bound that no honest request meets; HTTPFields itself traps at 65,535.
    static let maximumFieldCount = 4096

    static func validateCount(of fields: HTTPFields) throws(SigV4Error) {
        guard fields.count <= maximumFieldCount else {
            throw SigV4Error(
                .invalidRequest,
                "The request has \(fields.count) header fields: send at most \(maximumFieldCount).")
        }
    }

    /// A field value holds no control byte (RFC 9110 §5.5). HTTPTypes lets some through in its lenient form.
    static func validate(_ content: FieldContent, of name: HTTPField.Name) throws(SigV4Error) {
        guard !content.hasControlByte else {
            throw SigV4Error(
                .invalidRequest,
                "The header field '\(name.rawName)' holds a control byte: remove it before the request is signed.")
        }
    }

    /// The host as it will be sent: the one `Host` field, else the authority.
    static func validateHost(of request: HTTPRequest) throws(SigV4Error) {
        var host: HTTPField?
        for field in request.headerFields where field.name == AWSHeader.host {
            guard host == nil else { throw doubledHost }
            host = field
        }
        guard let host = host ?? request.pseudoHeaderFields.authority else { throw missingHost }
        try validateHost(host)
    }

    /// Not empty, and without white space.
    static func validateHost(_ host: HTTPField) throws(SigV4Error) {
        try host.withUnsafeBytesOfValue { bytes throws(SigV4Error) in
            let content = FieldContent(bytes)
            try validate(content, of: host.name)
            guard !bytes.isEmpty else { throw missingHost }
            guard !content.hasWhiteSpace else {
                throw SigV4Error(
                    .invalidRequest,
                    "The host holds a space: set it to a name or address, and a port if not the default.")
            }
        }
    }

    static var doubledHost: SigV4Error {
        SigV4Error(.invalidRequest, "The request has more than one Host field: send one (RFC 9112 §3.2).")
    }

    static var missingHost: SigV4Error {
        SigV4Error(.invalidRequest, "The request names no host: set its authority or a Host field.")
    }
}
