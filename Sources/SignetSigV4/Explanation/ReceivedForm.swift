import HTTPTypes

/// What a service computes of a request, by the names and the scope that came with it. Unlike a verifier it stops at
/// nothing: a header that is missing is simply not there, to be seen in the comparison.
struct ReceivedForm {
    let canonicalRequest: CanonicalRequestText?
    let stringToSign: StringToSignText?

    init(
        _ request: HTTPRequest, signature: RequestSignature, payload: PayloadHash?, body: [UInt8]?, rules: SigningRules
    ) {
        let payload = payload?.value ?? Self.payload(of: request, isPresigned: signature.isPresigned, body, rules)
        let bytes = Self.canonicalRequest(
            request, signedHeaders: signature.signedHeaders, payload: payload, rules: rules)
        canonicalRequest = CanonicalRequestText(bytes)
        let digest = bytes.withUnsafeBytes { SHA256Digest(of: $0) }
        let date = signature.presigned?.date.iso8601Basic ?? Self.date(of: request)
        stringToSign = StringToSignText(
            "\(signature.algorithm.rawValue)\n\(date)\n\(signature.scope)\n\(digest.hexadecimal)")
    }

    /// A request that arrived without a signature, read as if it had ours.
    init(unsigned request: HTTPRequest, comparedWith record: SigningRecord, body: [UInt8]?) {
        let rules = record.rules ?? record.service.map(SigningRules.forService) ?? .standard
        let names = (record.canonicalRequest?.signedHeaders ?? []).split(separator: UInt8(ascii: ";"))
            .map { String(decoding: $0, as: UTF8.self) }
        let payload =
            body.map { PayloadHash.sha256(of: $0).value }
            ?? String(decoding: record.canonicalRequest?.payloadHash ?? [], as: UTF8.self)
        canonicalRequest = CanonicalRequestText(
            Self.canonicalRequest(request, signedHeaders: names, payload: payload, rules: rules))
        stringToSign = nil
    }

    private static func canonicalRequest(
        _ request: HTTPRequest, signedHeaders: [String], payload: String, rules: SigningRules
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.writeLine(request.method.rawValue)
        request.withTarget { target in
            CanonicalURI.write(target.path, rules: rules, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
            CanonicalQuery.write(target.query, to: &bytes) { name in
                SigningParameter(wireName: name)?.isUnsigned(rules) ?? false
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        let names = Set(signedHeaders)
        CanonicalHeaders.select(from: request, where: { names.contains($0.text) }) { $0.write(to: &bytes) }
        bytes.append(UInt8(ascii: "\n"))
        bytes.writeLine(signedHeaders.joined(separator: ";"))
        bytes.write(payload)
        return bytes
    }

    /// What the request says of its body, or what the body says.
    private static func payload(
        of request: HTTPRequest, isPresigned: Bool, _ body: [UInt8]?, _ rules: SigningRules
    ) -> String {
        if let declared = request.headerFields[AWSHeader.contentSHA256], body == nil || declared.utf8.count != 64 {
            return declared
        }
        if isPresigned, rules.acceptsUnsignedPayload, request.headerFields[AWSHeader.contentSHA256] == nil {
            return PayloadHash.unsigned.value
        }
        return PayloadHash.sha256(of: body ?? []).value
    }

    private static func date(of request: HTTPRequest) -> String {
        let field = request.headerFields[fields: AWSHeader.date].first ?? request.headerFields[fields: .date].first
        return field.map { $0.value } ?? ""
    }
}
