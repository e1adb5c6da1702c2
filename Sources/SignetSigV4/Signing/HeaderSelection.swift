import HTTPTypes

/// Sorts the fields of a request into those the signature covers and those it does not, and adds what signing adds.
struct HeaderSelection {
    /// A bound that no honest request meets; HTTPFields itself traps at 65,535.
    static let maximumFieldCount = 4096

    /// The fields to send, but for `Authorization`.
    private(set) var emitted = HTTPFields()
    /// The fields to sign, the host among them, in the order of the request.
    private(set) var signed: [HTTPField] = []
    private(set) var unsigned: [SignedRequest.UnsignedHeader] = []

    /// - Throws: `SigV4Error` of kind `invalidRequest` for a missing or doubled host, a control byte, or too many
    ///   fields.
    init(
        of request: HTTPRequest, payload: PayloadHash, token: SecretString?, date: Timestamp, rules: SigningRules
    ) throws(SigV4Error) {
        let fields = request.headerFields
        guard fields.count <= Self.maximumFieldCount else {
            throw SigV4Error(
                .invalidRequest,
                "The request has \(fields.count) header fields: send at most \(Self.maximumFieldCount).")
        }
        emitted.reserveCapacity(fields.count + 4)
        signed.reserveCapacity(fields.count + 4)
        signed.append(try Self.host(of: request))
        for field in fields where !AWSHeader.isWrittenBySigner(field.name.canonicalName) {
            try Self.checkBytes(of: field, called: "header field '\(field.name.rawName)'")
            emitted.append(field)
            if field.name != AWSHeader.host { select(field, rules: rules) }
        }
        addGenerated(payload: payload, token: token, date: date, request: request, rules: rules)
    }

    private mutating func select(_ field: HTTPField, rules: SigningRules) {
        if let reason = rules.headers.reasonUnsigned(field.name.canonicalName) {
            unsigned.append(SignedRequest.UnsignedHeader(name: field.name.canonicalName, reason: reason))
        } else {
            signed.append(field)
        }
    }

    private mutating func addGenerated(
        payload: PayloadHash, token: SecretString?, date: Timestamp, request: HTTPRequest, rules: SigningRules
    ) {
        if let token {
            let field = HTTPField(name: AWSHeader.securityToken, value: token.reveal())
            emitted.append(field)
            switch rules.sessionToken {
            case .signed: signed.append(field)
            case .appendedUnsigned:
                unsigned.append(
                    SignedRequest.UnsignedHeader(
                        name: field.name.canonicalName, reason: "the service takes the session token unsigned"))
            }
        }
        addSigned(HTTPField(name: AWSHeader.date, value: date.iso8601Basic))
        // A field of the caller's own is replaced by the truth, never dropped and never believed.
        if rules.addsContentSHA256Header || request.headerFields.contains(AWSHeader.contentSHA256) {
            addSigned(HTTPField(name: AWSHeader.contentSHA256, value: payload.value))
        }
    }

    private mutating func addSigned(_ field: HTTPField) {
        emitted.append(field)
        signed.append(field)
    }

    /// The host as it will be sent: the `Host` field, else the authority.
    static func host(of request: HTTPRequest) throws(SigV4Error) -> HTTPField {
        let fields = request.headerFields[fields: AWSHeader.host]
        guard fields.count <= 1 else {
            throw SigV4Error(.invalidRequest, "The request has \(fields.count) Host fields: send one (RFC 9112 §3.2).")
        }
        let host = fields.first ?? request.authority.map { HTTPField(name: AWSHeader.host, value: $0) }
        guard let host, host.withUnsafeBytesOfValue({ !$0.isEmpty }) else {
            throw SigV4Error(.invalidRequest, "The request names no host: set its authority or a Host field.")
        }
        try checkBytes(of: host, called: "host")
        guard host.withUnsafeBytesOfValue({ !$0.contains(UInt8(ascii: " ")) }) else {
            throw SigV4Error(
                .invalidRequest, "The host holds a space: set it to a name or address, and a port if not the default.")
        }
        return host
    }

    private static func checkBytes(of field: HTTPField, called name: String) throws(SigV4Error) {
        // RFC 9110 §5.5: a field value holds no control bytes but HTAB. HTTPTypes lets some through in its lenient
        // form.
        let isClean = field.withUnsafeBytesOfValue { value in
            value.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == UInt8(ascii: "\t") }
        }
        guard isClean else {
            throw SigV4Error(
                .invalidRequest, "The \(name) holds a control byte: remove it before the request is signed.")
        }
    }
}
