import HTTPTypes

/// A request from a stranger: within the limits, and with one reading of each field the signature depends on.
struct ReceivedRequest {
    let request: HTTPRequest

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
            try request.withTarget { target throws(SigV4Error) in try target.validate() }
            try RequestCheck.validateHost(of: request)
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

    /// When the request says it was signed.
    func date(of signature: RequestSignature) throws(VerificationError) -> Timestamp {
        if let presigned = signature.presigned { return presigned.date }
        guard let field = try single(AWSHeader.date) else { throw .missingDate }
        guard let date = field.withUnsafeBytesOfValue({ Timestamp(iso8601Basic: $0) }) else {
            throw .malformedRequest(why: "its X-Amz-Date is not of the form 20150830T123600Z")
        }
        return date
    }

    /// The session token that came along, in the place of the signature.
    func token(of signature: RequestSignature) throws(VerificationError) -> SecretString? {
        if let presigned = signature.presigned { return presigned.token }
        let token = try single(AWSHeader.securityToken)
        let s3Token = try single(AWSHeader.s3SessionToken)
        guard token == nil || s3Token == nil else { throw .malformedRequest(why: "it has two session tokens") }
        return (token ?? s3Token).map { SecretString($0.value) }
    }

    /// The regions of a SigV4a signature, named in its place.
    func regionSet(of signature: RequestSignature) throws(VerificationError) -> RegionSet? {
        guard signature.algorithm == .ecdsaP256SHA256 else { return nil }
        let text =
            if let presigned = signature.presigned { presigned.regionSet } else {
                try single(AWSHeader.regionSet)?.value
            }
        guard let text else { throw .missingRegionSet }
        let set = RegionSet(text)
        guard set.isValid else { throw .malformedRequest(why: "its X-Amz-Region-Set is not a list of 1 to 64 regions") }
        return set
    }

    /// The payload hash that was signed, after comparing it with the body that arrived.
    func signedPayload(
        of signature: RequestSignature, actual: PayloadHash, rules: SigningRules
    ) throws(VerificationError) -> PayloadHash {
        let declared = try single(AWSHeader.contentSHA256)?.value
        if rules.acceptsUnsignedPayload {
            // S3: the body of a presigned request is unsigned unless a header says otherwise.
            if declared == PayloadHash.unsigned.value || (declared == nil && signature.isPresigned) { return .unsigned }
        }
        guard declared ?? actual.value == actual.value, !actual.isUnsigned else {
            throw .payloadHashMismatch(declared: declared ?? actual.value, actual: actual.value)
        }
        return actual
    }

    /// Runs `body` over the fields that were signed.
    /// - Throws: `signedHeaderMissing` for a name without a field, and what `body` throws.
    func withSignedHeaders<Result>(
        of signature: RequestSignature, _ body: (borrowing CanonicalHeaders) throws(VerificationError) -> Result
    ) throws(VerificationError) -> Result {
        let names = signature.signedHeaders
        for name in names where name != "host" {
            guard request.headerFields.contains(where: { $0.name.canonicalName == name }) else {
                throw .signedHeaderMissing(name: name)
            }
        }
        return try CanonicalHeaders.select(from: request, where: { names.containsSorted($0.text) }, body)
    }
}

extension [String] {
    /// Whether `name` is one of these names, which are sorted by their bytes.
    fileprivate func containsSorted(_ name: String) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] == name { return true }
            if self[middle].utf8.lexicographicallyPrecedes(name.utf8) { low = middle + 1 } else { high = middle }
        }
        return false
    }
}
