import HTTPTypes

/// What signing costs by itself: from the bytes of a head to the signature of it, without reading or making an
/// `HTTPRequest`. For benchmarks, beside the hashes that no signer can do without.
@_spi(Measurement)
public struct SigningCore: Sendable {
    private let signer: SigV4Signer
    private let method: String
    private let target: [UInt8]
    private let fields: [(name: FieldName, value: [UInt8])]
    private let payload: PayloadHash

    /// Takes the head of a request that was signed before, but for `Authorization`.
    public init(_ signed: SignedRequest, by signer: SigV4Signer) {
        self.signer = signer
        payload = signed.payload
        method = signed.request.method.rawValue
        target = signed.request.pseudoHeaderFields.path?.withUnsafeBytesOfValue { Array($0) } ?? []
        var fields = signed.request.headerFields.filter { $0.name != .authorization }.map { field in
            (name: FieldName(field.name), value: field.withUnsafeBytesOfValue { Array($0) })
        }
        if let authority = signed.request.authority, !fields.contains(where: { AWSHeader.isHost($0.name) }) {
            fields.append((AWSHeader.hostName, Array(authority.utf8)))
        }
        self.fields = fields
    }

    /// The signature: key lookup, canonical request, string to sign and MAC.
    public func signature(with credentials: Credentials, at date: Timestamp) throws(SigV4Error) -> String {
        let (key, dateField) = try signer.scopedKey(for: credentials, at: date)
        return try CanonicalHeaders.collect(capacity: fields.count) { headers throws(SigV4Error) in
            // By index: copies of the elements would be counted up and down.
            for index in fields.indices where signer.rules.isSigned(fields[index].name) {
                fields[index].value.withUnsafeBufferPointer {
                    headers.add(fields[index].name, value: $0, content: FieldContent($0))
                }
            }
        } _: { headers throws(SigV4Error) in
            try key.sign(digest(headers), date: dateField.text).hexadecimal
        }
    }

    private func digest(_ headers: borrowing CanonicalHeaders) -> SHA256Digest {
        target.withUnsafeBufferPointer { bytes in
            DigestSink.digest { sink in
                CanonicalRequest.write(
                    method: method, target: RequestTarget(bytes), headers: headers, payload: payload,
                    rules: signer.rules, to: &sink)
            }
        }
    }
}
