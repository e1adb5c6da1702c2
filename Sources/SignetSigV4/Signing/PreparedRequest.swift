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
        try takeOverFields(into: &headers)
        // Room at once: the fields are copied here, and not again when more are added.
        fields.reserveCapacity(fields.count + added)
    }

    private mutating func takeOverFields(into headers: inout CanonicalHeaders) throws(SigV4Error) {
        var hasHost = false
        var wasSigned = false
        fields = request.headerFields
        // By index: a field copied out is three strings counted up and down.
        for index in fields.indices {
            let name = FieldName(fields[index].name)
            if AWSHeader.isWrittenBySigner(name) {
                wasSigned = true
                hadPayloadHash = hadPayloadHash || AWSHeader.isContentSHA256(name)
                continue
            }
            if AWSHeader.isHost(name) {
                guard !hasHost else { throw RequestCheck.doubledHost }
                try RequestCheck.validateHost(fields[index])
                hasHost = true
            }
            try collect(fields[index], name, into: &headers)
        }
        if !hasHost { try takeOverAuthority(into: &headers) }
        if wasSigned { fields.removeAll { AWSHeader.isWrittenBySigner(FieldName($0.name)) } }
    }

    private func takeOverAuthority(into headers: inout CanonicalHeaders) throws(SigV4Error) {
        guard let authority = request.pseudoHeaderFields.authority else { throw RequestCheck.missingHost }
        try RequestCheck.validateHost(authority)
        authority.withUnsafeBytesOfValue { headers.add(AWSHeader.hostName, value: $0, content: FieldContent($0)) }
    }

    /// Adds a field to what is sent and, if the rules sign it, to what is signed.
    mutating func add(_ field: HTTPField, to headers: inout CanonicalHeaders) throws(SigV4Error) {
        try collect(field, FieldName(field.name), into: &headers)
        fields.append(field)
    }

    private func collect(
        _ field: HTTPField, _ name: FieldName, into headers: inout CanonicalHeaders
    ) throws(SigV4Error) {
        try field.withUnsafeBytesOfValue { value throws(SigV4Error) in
            let content = FieldContent(value)
            try RequestCheck.validate(content, of: field.name)
            if rules.isSigned(name) { headers.add(name, value: value, content: content) }
        }
    }

    /// Puts the fields into the request, and `authorization` last if there is one.
    mutating func finish(authorization: HTTPField? = nil) {
        if let authorization { fields.append(authorization) }
        request.headerFields = fields
    }
}
