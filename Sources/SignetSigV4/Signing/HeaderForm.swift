import HTTPTypes

/// The signature in the `Authorization` header.
struct HeaderForm {
    let key: ScopedKey
    let date: DateField
    let token: HTTPField?
    let payload: PayloadHash
    let rules: SigningRules
    /// Where the signature is good; `nil` but for SigV4a.
    let regionSet: RegionSet?

    /// Signs; the fields of an earlier signature are replaced, so that a request can be signed again.
    func sign(_ request: HTTPRequest) throws(SigV4Error) -> SignedRequest {
        var prepared = PreparedRequest(request, rules: rules)
        // The authority, the token, the date, the hash and the region set may join the fields of the request.
        return try CanonicalHeaders.collect(capacity: request.headerFields.count + 5) { headers throws(SigV4Error) in
            try prepare(&prepared, headers: &headers)
        } _: { headers throws(SigV4Error) in
            let digest = CanonicalRequest.digest(prepared.request, headers: headers, payload: payload, rules: rules)
            let signature = try key.sign(digest, date: date.text)
            prepared.finish(
                authorization: HTTPField(
                    name: .authorization, value: authorization(headers: headers, signature: signature)))
            return SignedRequest(
                request: prepared.request, payload: payload, key: key, date: date.text, rules: rules,
                rawSignature: signature)
        }
    }

    private func prepare(
        _ prepared: inout PreparedRequest, headers: inout CanonicalHeaders
    ) throws(SigV4Error) {
        try prepared.takeOver(into: &headers, adding: 5)
        if let token { try prepared.add(token, to: &headers) }
        try prepared.add(date.field, to: &headers)
        if let regionSet {
            try prepared.add(HTTPField(name: AWSHeader.regionSet, value: regionSet.description), to: &headers)
        }
        // A hash of the caller's own is replaced by the truth, never dropped and never believed.
        if rules.addsContentSHA256Header || payload.isMarker || prepared.hadPayloadHash {
            try prepared.add(HTTPField(name: AWSHeader.contentSHA256, value: payload.value), to: &headers)
        }
    }

    /// Step 8: the value of the header.
    private func authorization(headers: borrowing CanonicalHeaders, signature: Signature) -> String {
        let namesLength = headers.maximumNamesLength
        let capacity =
            key.algorithm.rawValue.utf8.count + " Credential=, SignedHeaders=, Signature=".utf8.count
            + key.credential.utf8.count + namesLength + signature.hexadecimalLength
        return String(unsafeUninitializedCapacity: capacity) { buffer in
            var sink = ScratchSink(buffer)
            sink.write(key.algorithm.rawValue)
            sink.write(" Credential=")
            sink.write(key.credential)
            sink.write(", SignedHeaders=")
            headers.writeNames(to: &sink)
            sink.write(", Signature=")
            signature.write(to: &sink)
            return sink.count
        }
    }
}
