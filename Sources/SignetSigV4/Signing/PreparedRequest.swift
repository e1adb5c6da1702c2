import HTTPTypes

/// A request on its way to being signed: what an earlier signature added is gone, and what this one adds is there, but
/// for the signature itself.
///
/// One pass over the fields checks them, copies those that are sent, and collects those that are signed.
struct PreparedRequest {
    private(set) var request: HTTPRequest
    /// Whether the request as it was given had an `X-Amz-Content-Sha256` field.
    private(set) var hadPayloadHash = false

    private let rules: SigningRules
    private var fields = HTTPFields()

    init(_ request: HTTPRequest, rules: SigningRules) {
        self.request = request
        self.rules = rules
    }

    /// Takes over what is sent and signed of the request as it was given.
    /// - Parameter added: how many fields will be added.
    /// - Throws: `SigV4Error` of kind `invalidRequest` for a malformed target, a missing or doubled host, a control
    ///   byte, or too many fields.
    mutating func takeOver(
        into headers: inout CanonicalHeaders, adding added: Int
    ) throws(SigV4Error) {
        try RequestCheck.validateCount(of: request.headerFields)
        let hasParameters = try request.withTarget { target throws(SigV4Error) in
            try target.validate()
            return QueryPairs(target.query).contains { SigningParameter(wireName: $0.name) != nil }
        }
        if hasParameters { QueryForm.removeParameters(from: &request) }
        fields.reserveCapacity(request.headerFields.count + added)
        var host: HTTPField?
        for field in request.headerFields {
            let name = FieldName(field.name)
            if AWSHeader.isWrittenBySigner(name) {
                hadPayloadHash = hadPayloadHash || name == AWSHeader.contentSHA256Name
                continue
            }
            if name == AWSHeader.hostName {
                try RequestCheck.validateSingle(field, after: host)
                try RequestCheck.validateHost(field)
                host = field
            }
            try add(field, name, to: &headers)
        }
        if host == nil { try takeOverAuthority(into: &headers) }
    }

    private func takeOverAuthority(into headers: inout CanonicalHeaders) throws(SigV4Error) {
        guard let authority = request.pseudoHeaderFields.authority else { throw RequestCheck.missingHost }
        try RequestCheck.validateHost(authority)
        authority.withUnsafeBytesOfValue { headers.add(AWSHeader.hostName, value: $0, content: FieldContent($0)) }
    }

    /// Adds a field to what is sent and, if the rules sign it, to what is signed.
    mutating func add(_ field: HTTPField, to headers: inout CanonicalHeaders) throws(SigV4Error) {
        try add(field, FieldName(field.name), to: &headers)
    }

    private mutating func add(
        _ field: HTTPField, _ name: FieldName, to headers: inout CanonicalHeaders
    ) throws(SigV4Error) {
        try field.withUnsafeBytesOfValue { value throws(SigV4Error) in
            let content = FieldContent(value)
            try RequestCheck.validate(content, of: field.name)
            if rules.isSigned(name) { headers.add(name, value: value, content: content) }
        }
        fields.append(field)
    }

    /// Puts the fields into the request, and `authorization` last if there is one.
    mutating func finish(authorization: HTTPField? = nil) {
        if let authorization { fields.append(authorization) }
        request.headerFields = fields
    }
}
