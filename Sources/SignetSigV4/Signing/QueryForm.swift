import HTTPTypes

/// The signature in the query: a presigned URL.
struct QueryForm {
    let key: ScopedKey
    let date: DateField
    let token: SecretString?
    let payload: PayloadHash
    let rules: SigningRules
    /// Where the signature is good; `nil` but for SigV4a.
    let regionSet: RegionSet?
    /// How long the URL is good for, in seconds.
    let expiresIn: Int

    /// Signs; the fields and parameters of an earlier signature are replaced.
    func sign(_ request: HTTPRequest) throws(SigV4Error) -> SignedRequest {
        var prepared = PreparedRequest(request, rules: rules)
        return try CanonicalHeaders.collect(capacity: request.headerFields.count + 2) { headers throws(SigV4Error) in
            try prepared.takeOver(into: &headers, adding: 1)
            // S3 takes the body of a presigned request for unsigned unless a signed header says otherwise.
            if rules.acceptsUnsignedPayload, !payload.isUnsigned {
                try prepared.add(HTTPField(name: AWSHeader.contentSHA256, value: payload.value), to: &headers)
            }
            prepared.finish()
        } _: { headers throws(SigV4Error) in
            var request = prepared.request
            appendParameters(to: &request, headers: headers)
            let digest = CanonicalRequest.digest(request, headers: headers, payload: payload, rules: rules)
            let signature = try key.sign(digest, date: date.text)
            request.appendToQuery([(.signature, Array(signature.hexadecimal.utf8))])
            return SignedRequest(
                request: request, payload: payload, key: key, date: date.text, rules: rules, rawSignature: signature)
        }
    }

    private func appendParameters(to request: inout HTTPRequest, headers: borrowing CanonicalHeaders) {
        var names: [UInt8] = []
        headers.writeNames(to: &names)
        var parameters: [(SigningParameter, [UInt8])] = [
            (.algorithm, Array(key.algorithm.rawValue.utf8)), (.credential, Array(key.credential.utf8)),
            (.date, Array(date.text.utf8)), (.signedHeaders, names), (.expires, Array(String(expiresIn).utf8)),
        ]
        if let token {
            let name: SigningParameter = rules.sessionTokenName == .s3Session ? .s3SessionToken : .securityToken
            parameters.append((name, Array(token.reveal().utf8)))
        }
        if let regionSet { parameters.append((.regionSet, Array(regionSet.description.utf8))) }
        request.appendToQuery(parameters)
    }

    /// Removes what an earlier presigning added; the other parameters keep their bytes and their order.
    static func removeParameters(from request: inout HTTPRequest) {
        let kept = request.withTarget { target in
            var kept = Array(target.path)
            for pair in QueryPairs(target.query) where SigningParameter(wireName: pair.name) == nil {
                kept.append(kept.count == target.path.count ? UInt8(ascii: "?") : UInt8(ascii: "&"))
                kept.append(contentsOf: pair.bytes)
            }
            return kept
        }
        request.setTarget(kept)
    }
}

extension HTTPRequest {
    /// Appends parameters, their values encoded, to the query as it stands.
    fileprivate mutating func appendToQuery(_ parameters: [(SigningParameter, [UInt8])]) {
        // Not told by the last byte: a value may end in a question mark.
        var isEmpty = true
        var target = withTarget { target in
            isEmpty = target.query.isEmpty
            var bytes = target.path.isEmpty ? [UInt8(ascii: "/")] : Array(target.path)
            bytes.reserveCapacity(bytes.count + target.query.count + 512)
            bytes.append(UInt8(ascii: "?"))
            bytes.append(contentsOf: target.query)
            return bytes
        }
        for (parameter, value) in parameters {
            if !isEmpty { target.append(UInt8(ascii: "&")) }
            isEmpty = false
            target.append(contentsOf: parameter.rawValue.utf8)
            target.append(UInt8(ascii: "="))
            value.withUnsafeBufferPointer { PercentEncoding.write($0, to: &target) }
        }
        setTarget(target)
    }
}
