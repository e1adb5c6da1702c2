import HTTPTypes

/// The signature in the query: a presigned URL.
struct QueryForm {
    let moment: SigningMoment
    /// How long the URL is good for, in seconds.
    let expiresIn: Int

    /// The request as it will be sent, but for `X-Amz-Signature`.
    func prepared(_ request: HTTPRequest, payload: PayloadHash) -> HTTPRequest {
        var prepared = request
        // What signs a request in the header would be a second signature here.
        prepared.headerFields.removeAll { AWSHeader.isWrittenBySigner($0.name) }
        // S3 takes the body of a presigned request for unsigned unless a signed header says otherwise.
        if moment.rules.acceptsUnsignedPayload, !payload.isUnsigned {
            prepared.headerFields.append(HTTPField(name: AWSHeader.contentSHA256, value: payload.value))
        }
        Self.removeParameters(from: &prepared)
        let names = CanonicalHeaders.select(from: prepared, where: moment.rules.isSigned) { headers in
            var names: [UInt8] = []
            headers.writeNames(to: &names)
            return names
        }
        var target = prepared.withTarget { Self.wireBytes(of: $0) }
        append(.algorithm, Array(moment.key.algorithm.rawValue.utf8), to: &target)
        append(.credential, Array(moment.key.credential.utf8), to: &target)
        append(.date, Array(moment.date.text.utf8), to: &target)
        append(.signedHeaders, names, to: &target)
        append(.expires, Array(String(expiresIn).utf8), to: &target)
        if let token = moment.credentials.sessionToken {
            let name: SigningParameter = moment.rules.sessionTokenName == .s3Session ? .s3SessionToken : .securityToken
            append(name, Array(token.reveal().utf8), to: &target)
        }
        prepared.setTarget(target)
        return prepared
    }

    /// The request with its signature.
    func signed(_ prepared: HTTPRequest, signature: Signature) -> HTTPRequest {
        var target = prepared.withTarget { Self.wireBytes(of: $0) }
        append(.signature, Array(signature.hexadecimal.utf8), to: &target)
        var signed = prepared
        signed.setTarget(target)
        return signed
    }

    /// Removes what an earlier presigning added; the other parameters keep their bytes and their order.
    static func removeParameters(from request: inout HTTPRequest) {
        let kept: [UInt8]? = request.withTarget { target in
            guard QueryPairs(target.query).contains(where: { SigningParameter(wireName: $0.name) != nil }) else {
                return nil
            }
            var kept = Array(target.path)
            for pair in QueryPairs(target.query) where SigningParameter(wireName: pair.name) == nil {
                kept.append(kept.count == target.path.count ? UInt8(ascii: "?") : UInt8(ascii: "&"))
                kept.append(contentsOf: pair.bytes)
            }
            return kept
        }
        if let kept { request.setTarget(kept) }
    }

    private static func wireBytes(of target: RequestTarget) -> [UInt8] {
        var bytes = target.path.isEmpty ? [UInt8(ascii: "/")] : Array(target.path)
        if !target.query.isEmpty {
            bytes.append(UInt8(ascii: "?"))
            bytes.append(contentsOf: target.query)
        }
        return bytes
    }

    private func append(_ parameter: SigningParameter, _ value: [UInt8], to target: inout [UInt8]) {
        target.append(target.contains(UInt8(ascii: "?")) ? UInt8(ascii: "&") : UInt8(ascii: "?"))
        target.append(contentsOf: parameter.rawValue.utf8)
        target.append(UInt8(ascii: "="))
        value.withUnsafeBufferPointer { PercentEncoding.write($0, to: &target) }
    }
}
