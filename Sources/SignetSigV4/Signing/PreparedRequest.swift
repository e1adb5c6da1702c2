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

    /// - Parameter added: how many fields will be added.
    /// - Throws: `SigV4Error` of kind `invalidRequest` for a malformed target, a missing or doubled host, a control
    ///   byte, or too many fields.
    init(
        _ request: HTTPRequest, rules: SigningRules, adding added: Int, headers: inout CanonicalHeaders
    ) throws(SigV4Error) {
        self.request = request
        self.rules = rules
        try RequestCheck.validateCount(of: request.headerFields)
        let hasParameters = try request.withTarget { target throws(SigV4Error) in
            try target.validate()
            return QueryPairs(target.query).contains { SigningParameter(wireName: $0.name) != nil }
        }
        if hasParameters { QueryForm.removeParameters(from: &self.request) }
        fields.reserveCapacity(request.headerFields.count + added)
        try copyFields(to: &headers)
    }

    private mutating func copyFields(to headers: inout CanonicalHeaders) throws(SigV4Error) {
        var host: HTTPField?
        for field in request.headerFields {
            let name = field.name.canonicalName
            if AWSHeader.isWrittenBySigner(field.name) {
                hadPayloadHash = hadPayloadHash || name == "x-amz-content-sha256"
                continue
            }
            if name == "host" {
                try RequestCheck.validateSingle(field, after: host)
                try RequestCheck.validateHost(field)
                host = field
            } else {
                try RequestCheck.validateBytes(of: field)
            }
            add(field, to: &headers)
        }
        guard host == nil else { return }
        guard let authority = request.pseudoHeaderFields.authority else { throw RequestCheck.missingHost }
        try RequestCheck.validateHost(authority)
        headers.addHost(authority)
    }

    /// Adds a field to what is sent and, if the rules sign it, to what is signed.
    mutating func add(_ field: HTTPField, to headers: inout CanonicalHeaders) {
        if rules.isSigned(field.name) { headers.add(field) }
        fields.append(field)
    }

    /// The request with its fields, and with `signature` last if there is one.
    consuming func finished(authorization: HTTPField? = nil) -> HTTPRequest {
        if let authorization { fields.append(authorization) }
        request.headerFields = fields
        return request
    }
}
