import HTTPTypes

/// What signing costs by itself: from the bytes of a head to the signature of it, without reading or making an
/// `HTTPRequest`. For benchmarks, beside the hashes that no signer can do without.
@_spi(Measurement)
public struct SigningCore: Sendable {
    private let signer: SigV4Signer
    private let request: HTTPRequest
    private let fields: [(name: FieldName, value: [UInt8])]
    private let payload: PayloadHash

    /// Takes the head of a request that was signed before, but for `Authorization`.
    public init(_ signed: SignedRequest, by signer: SigV4Signer) {
        self.signer = signer
        request = signed.request
        payload = signed.payload
        fields = signed.request.headerFields.filter { $0.name != .authorization }.map { field in
            (FieldName(field.name), field.withUnsafeBytesOfValue { Array($0) })
        }
    }

    /// The signature: key lookup, canonical request, string to sign and MAC.
    public func signature(with credentials: Credentials, at date: Timestamp) throws(SigV4Error) -> String {
        let (key, dateField) = try signer.scopedKey(for: credentials, at: date)
        return try CanonicalHeaders.collect(capacity: fields.count + 1) { headers throws(SigV4Error) in
            // By index: copies of the elements would be counted up and down.
            for index in fields.indices where signer.rules.isSigned(fields[index].name) {
                fields[index].value.withUnsafeBufferPointer {
                    headers.add(fields[index].name, value: $0, content: FieldContent($0))
                }
            }
            request.pseudoHeaderFields.authority?.withUnsafeBytesOfValue {
                headers.add(AWSHeader.hostName, value: $0, content: FieldContent($0))
            }
        } _: { headers throws(SigV4Error) in
            let digest = CanonicalRequest.digest(request, headers: headers, payload: payload, rules: signer.rules)
            return try key.sign(digest, date: dateField.text).hexadecimal
        }
    }
}
