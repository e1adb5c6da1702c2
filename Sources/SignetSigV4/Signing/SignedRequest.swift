public import HTTPTypes

/// A request that carries its signature, with everything that went into it.
///
/// The request, the canonical request and the signature hold secrets of a kind (a session token, a credential that is
/// good for minutes): descriptions and dumps show only which headers were signed. What only explanations need is
/// computed when it is asked for, from the very request that is sent.
public struct SignedRequest: Sendable {
    /// A header field the signature does not cover, and why.
    public struct UnsignedHeader: Hashable, Sendable {
        /// The lower-case name.
        public let name: String
        /// Why it was left out.
        public let reason: String
    }

    /// The request to send: the given one with its signature and what else the rules add.
    public let request: HTTPRequest
    /// What was known of the body.
    public let payload: PayloadHash

    /// The date of signing, as in `X-Amz-Date`.
    public let date: String

    let key: ScopedKey
    let rules: SigningRules
    let rawSignature: Signature

    init(
        request: HTTPRequest, payload: PayloadHash, key: ScopedKey, date: String, rules: SigningRules,
        rawSignature: Signature
    ) {
        self.request = request
        self.payload = payload
        self.key = key
        self.date = date
        self.rules = rules
        self.rawSignature = rawSignature
    }

    /// What made the signature.
    public var algorithm: SigningAlgorithm { key.algorithm }

    /// The day, region and service the signature is good for.
    public var scope: CredentialScope { key.scope }

    /// The signature: 64 lower-case hexadecimal digits, or 140 to 144 of SigV4a.
    public var signature: String { rawSignature.hexadecimal }

    /// The lower-case names of the signed header fields, sorted.
    public var signedHeaders: [String] {
        withHeaders { headers in
            var names: [UInt8] = []
            headers.writeNames(to: &names)
            return names.split(separator: UInt8(ascii: ";")).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// The header fields the signature does not cover, in the order of the request, and why.
    public var unsignedHeaders: [UnsignedHeader] {
        request.headerFields.compactMap { field in
            guard field.name != .authorization else { return nil }
            return rules.reasonUnsigned(FieldName(field.name)).map {
                UnsignedHeader(name: field.name.canonicalName, reason: $0)
            }
        }
    }

    /// The canonical request, as the service must compute it. It holds the session token, if one was signed.
    public var canonicalRequest: String {
        withHeaders { CanonicalRequest.text(request, headers: $0, payload: payload, rules: rules) }
    }

    /// The string to sign.
    public var stringToSign: String {
        withHeaders { headers in
            let digest = CanonicalRequest.digest(request, headers: headers, payload: payload, rules: rules)
            return StringToSign(
                algorithm: algorithm, date: date, scope: key.scopeText, canonicalRequest: digest
            ).text
        }
    }

    private func withHeaders<Result>(_ body: (borrowing CanonicalHeaders) -> Result) -> Result {
        CanonicalHeaders.select(from: request, where: { rules.isSigned($0) }, body)
    }
}

extension SignedRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The method and the names of the signed headers, nothing else.
    public var description: String {
        "\(request.method) request with signed \(signedHeaders.joined(separator: ";"))"
    }

    /// The same as the description.
    public var debugDescription: String { description }

    /// A mirror that shows only the names of the headers.
    public var customMirror: Mirror {
        Mirror(self, children: ["signedHeaders": signedHeaders, "unsignedHeaders": unsignedHeaders])
    }
}
