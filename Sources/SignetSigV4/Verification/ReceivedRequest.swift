import HTTPTypes

/// A request from a stranger: within the limits, and with one reading of each field the signature depends on.
struct ReceivedRequest {
    let request: HTTPRequest
    let target: RequestTarget
    private let host: HTTPField

    init(_ request: HTTPRequest, limits: VerificationLimits) throws(VerificationError) {
        let fields = request.headerFields
        guard fields.count <= limits.headerFields else {
            throw .limitExceeded(what: "header fields", limit: limits.headerFields)
        }
        let headerBytes = fields.reduce(0) { sum, field in
            sum + field.name.canonicalName.utf8.count + field.withUnsafeBytesOfValue { $0.count }
        }
        guard headerBytes <= limits.headerBytes else {
            throw .limitExceeded(what: "bytes of header fields", limit: limits.headerBytes)
        }
        let targetBytes = request.pseudoHeaderFields.path?.withUnsafeBytesOfValue { $0.count } ?? 0
        guard targetBytes <= limits.targetBytes else {
            throw .limitExceeded(what: "bytes of request target", limit: limits.targetBytes)
        }
        do {
            target = try RequestTarget(of: request)
            host = try HeaderSelection.host(of: request)
        } catch {
            throw .malformedRequest(why: "its target or its host is missing, doubled or malformed")
        }
        self.request = request
    }

    /// The only field of this name, or `nil` if there is none.
    func single(_ name: HTTPField.Name) throws(VerificationError) -> HTTPField? {
        let fields = request.headerFields[fields: name]
        guard fields.count <= 1 else { throw .malformedRequest(why: "it has \(fields.count) \(name.rawName) fields") }
        return fields.first
    }

    func date() throws(VerificationError) -> Timestamp {
        guard let field = try single(AWSHeader.date) else { throw .missingDate }
        guard let date = field.withUnsafeBytesOfValue({ Timestamp(iso8601Basic: $0) }) else {
            throw .malformedRequest(why: "its X-Amz-Date is not of the form 20150830T123600Z")
        }
        return date
    }

    /// The payload hash that was signed, after comparing it with the body that arrived.
    func signedPayload(actual: PayloadHash, rules: SigningRules) throws(VerificationError) -> PayloadHash {
        let declared = try single(AWSHeader.contentSHA256)?.value ?? actual.value
        if declared == PayloadHash.unsigned.value, rules.acceptsUnsignedPayload { return .unsigned }
        guard declared == actual.value, !actual.isUnsigned else {
            throw .payloadHashMismatch(declared: declared, actual: actual.value)
        }
        return actual
    }

    /// The fields with the names that were signed; every name must be there.
    func fields(named signedHeaders: [String]) throws(VerificationError) -> [HTTPField] {
        let names = Set(signedHeaders)
        var signed = [host]
        var seen: Set = ["host"]
        for field in request.headerFields where field.name != AWSHeader.host {
            guard names.contains(field.name.canonicalName) else { continue }
            signed.append(field)
            seen.insert(field.name.canonicalName)
        }
        if let missing = signedHeaders.first(where: { !seen.contains($0) }) {
            throw .signedHeaderMissing(name: missing)
        }
        return signed
    }
}
