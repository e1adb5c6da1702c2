public import HTTPTypes

extension SigV4Signer {
    /// The signature alone, of a request that has all its fields: what `sign` costs without making a new request. For
    /// benchmarks.
    @_spi(Measurement)
    public func signature(
        of request: HTTPRequest, payload: PayloadHash, credentials: Credentials, at date: Timestamp
    ) throws(SigV4Error) -> String {
        let (key, dateField) = try scopedKey(for: credentials, at: date)
        return try CanonicalHeaders.select(from: request, where: { rules.isSigned($0) }) { headers throws(SigV4Error) in
            let digest = CanonicalRequest.digest(request, headers: headers, payload: payload, rules: rules)
            return try key.sign(digest, date: dateField.text).hexadecimal
        }
    }
}
