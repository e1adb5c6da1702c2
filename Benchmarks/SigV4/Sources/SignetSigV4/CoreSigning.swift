import HTTPTypes

/// The core of signing alone: canonical request, string to sign and signature of a request that carries everything but
/// its signature, with a key at hand.
public struct CoreSigning: Sendable {
    private let prepared: HTTPRequest
    private let key: ScopedKey
    private let date: String
    private let rules: SigningRules

    /// Takes the parts from a signed request.
    public init(_ signed: SignedRequest) {
        var prepared = signed.request
        prepared.headerFields[.authorization] = nil
        self.prepared = prepared
        key = signed.moment.key
        date = signed.moment.date.text
        rules = signed.moment.rules
    }

    /// Hashes the body, and signs; the first byte of the signature stands for the rest.
    public func sign(body: [UInt8]) throws(SigV4Error) -> UInt8 {
        let payload = PayloadHash.sha256(of: body)
        let signature = try CanonicalHeaders.select(from: prepared, where: rules.isSigned) {
            headers throws(SigV4Error) in
            let canonicalRequest = CanonicalRequest(request: prepared, headers: headers, payload: payload, rules: rules)
            return try key.sign(canonicalRequest.digest, date: date)
        }
        switch signature {
        case .digest(let digest): return digest.withUnsafeBytes { $0[0] }
        case .der(let bytes): return bytes[0]
        }
    }
}
