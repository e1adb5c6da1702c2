import HTTPTypes

/// The signature in the `Authorization` header.
struct HeaderForm {
    let moment: SigningMoment

    /// The request as it will be sent, but for `Authorization`: fields of an earlier signature are replaced, so that a
    /// request can be signed again.
    func prepared(_ request: HTTPRequest, payload: PayloadHash) -> HTTPRequest {
        var prepared = request
        var fields = request.headerFields
        let rules = moment.rules
        var sendsPayloadHash = rules.addsContentSHA256Header || payload.isMarker
        // The date, the hash, the token, the region set and Authorization itself.
        fields.reserveCapacity(fields.count + 5)
        if fields.contains(where: { AWSHeader.isWrittenBySigner($0.name) }) {
            // A hash of the caller's own is replaced by the truth, never dropped and never believed.
            sendsPayloadHash = sendsPayloadHash || fields.contains(AWSHeader.contentSHA256)
            fields.removeAll { AWSHeader.isWrittenBySigner($0.name) }
        }
        if let token = moment.tokenField { fields.append(token) }
        fields.append(moment.date.field)
        if sendsPayloadHash { fields.append(HTTPField(name: AWSHeader.contentSHA256, value: payload.value)) }
        prepared.headerFields = fields
        QueryForm.removeParameters(from: &prepared)
        return prepared
    }

    /// The request with its signature (step 8).
    func signed(_ prepared: HTTPRequest, headers: CanonicalHeaders, signature: Signature) -> HTTPRequest {
        var signed = prepared
        signed.headerFields.append(
            HTTPField(name: .authorization, value: authorization(headers: headers, signature: signature)))
        return signed
    }

    private func authorization(headers: CanonicalHeaders, signature: Signature) -> String {
        let key = moment.key
        let capacity =
            key.algorithm.rawValue.utf8.count + " Credential=, SignedHeaders=, Signature=".utf8.count
            + key.credential.utf8.count + headers.maximumNamesLength + signature.hexadecimalLength
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
