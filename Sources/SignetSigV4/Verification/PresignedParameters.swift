/// The parameters of a presigned request, decoded, each there once at most.
struct PresignedParameters {
    private let values: [SigningParameter: String]

    /// Reads a query; `nil` if it holds no signature, whatever else of the kind it holds.
    /// - Throws: `malformedAuthorization` for a doubled parameter, or one that is not printable ASCII; `limitExceeded`.
    init?(_ query: UnsafeBufferPointer<UInt8>, limits: VerificationLimits) throws(VerificationError) {
        guard query.count <= limits.targetBytes else {
            throw .limitExceeded(what: "bytes of request target", limit: limits.targetBytes)
        }
        var values: [SigningParameter: String] = [:]
        for pair in QueryPairs(query) {
            guard let parameter = SigningParameter(wireName: pair.name) else { continue }
            let value = PercentEncoding.decoded(pair.value)
            guard value.allSatisfy({ (0x20...0x7E).contains($0) }) else {
                throw .malformedAuthorization(why: "its \(parameter.rawValue) holds bytes that are not printable ASCII")
            }
            guard values.updateValue(String(decoding: value, as: UTF8.self), forKey: parameter) == nil else {
                throw .malformedAuthorization(why: "its \(parameter.rawValue) is there twice")
            }
        }
        guard values[.signature] != nil || values[.algorithm] != nil else { return nil }
        self.values = values
    }

    func required(_ parameter: SigningParameter) throws(VerificationError) -> String {
        guard let value = values[parameter] else {
            throw .malformedAuthorization(why: "its query has no \(parameter.rawValue)")
        }
        return value
    }

    func optional(_ parameter: SigningParameter) -> String? { values[parameter] }

    /// The session token, under either of its names.
    var token: String? {
        get throws(VerificationError) {
            guard values[.securityToken] == nil || values[.s3SessionToken] == nil else {
                throw .malformedAuthorization(why: "its query has two session tokens")
            }
            return values[.securityToken] ?? values[.s3SessionToken]
        }
    }
}
