import HTTPTypes

/// The grammar of the parts of a signature, which are the same in a header and in a query.
enum SignatureSyntax {
    static func algorithm(_ text: Substring) throws(VerificationError) -> SigningAlgorithm {
        guard let algorithm = SigningAlgorithm(rawValue: String(text)) else {
            throw .malformedAuthorization(
                why: "its algorithm is neither \(SigningAlgorithm.hmacSHA256.rawValue) nor "
                    + SigningAlgorithm.ecdsaP256SHA256.rawValue)
        }
        return algorithm
    }

    /// `KEY/DATE/REGION/SERVICE/aws4_request`, or without the region for SigV4a.
    static func credential(
        _ text: Substring, algorithm: SigningAlgorithm
    ) throws(VerificationError) -> (accessKeyID: String, scope: CredentialScope) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 5, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        let hasRegion = algorithm == .hmacSHA256
        guard parts.count == (hasRegion ? 5 : 4), parts.last == CredentialScope.terminator else {
            let form = hasRegion ? "KEY/DATE/REGION/SERVICE" : "KEY/DATE/SERVICE"
            throw .malformedAuthorization(
                why: "its Credential is not of the form \(form)/\(CredentialScope.terminator)")
        }
        // AWS key ids have 16 to 128 bytes; test servers use shorter ones.
        // A comma ends the Credential of a header: in a query, too, it names no key.
        guard (1...128).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ",") })
        else {
            throw .malformedAuthorization(why: "its access key id is not 1 to 128 visible ASCII bytes but ','")
        }
        guard Timestamp(iso8601Basic: "\(parts[1])T000000Z") != nil else {
            throw .malformedAuthorization(why: "the date of its Credential is not a day as YYYYMMDD")
        }
        let names = parts[2..<(parts.count - 1)]
        guard names.allSatisfy(CredentialScope.isValidPart), let service = names.last else {
            throw .malformedAuthorization(why: "the region or service of its Credential is not a name")
        }
        let scope = CredentialScope(
            dateStamp: parts[1], region: hasRegion ? names.first : nil, service: service)
        return (parts[0], scope)
    }

    /// Lower-case names joined by `;`: sorted and unique, so that one request has one canonical form.
    static func signedHeaders(_ text: Substring) throws(VerificationError) -> [String] {
        let names = text.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard names.allSatisfy({ HTTPField.Name($0)?.canonicalName == $0 && $0 != "authorization" }) else {
            throw .malformedAuthorization(why: "its SignedHeaders are not lower-case header names joined by ';'")
        }
        guard zip(names, names.dropFirst()).allSatisfy({ $0.utf8.lexicographicallyPrecedes($1.utf8) }) else {
            throw .malformedAuthorization(why: "its SignedHeaders are not sorted, or one is there twice")
        }
        return names
    }

    static func signature(
        _ text: Substring, algorithm: SigningAlgorithm
    ) throws(VerificationError) -> String {
        switch algorithm {
        case .hmacSHA256 where !Hexadecimal.isLowercaseDigest(text.utf8):
            throw .malformedAuthorization(why: "its Signature is not 64 lower-case hexadecimal digits")
        case .ecdsaP256SHA256 where ECDSASignature(hexadecimal: text.utf8) == nil:
            throw .malformedAuthorization(
                why: "its Signature is not an ECDSA signature in DER, as lower-case hexadecimal digits")
        default: break
        }
        return String(text)
    }

    static func date(_ text: String) throws(VerificationError) -> Timestamp {
        guard let date = Timestamp(iso8601Basic: text) else {
            throw .malformedAuthorization(why: "its X-Amz-Date is not of the form 20150830T123600Z")
        }
        return date
    }

    /// 1 to 604,800 seconds, without a sign or leading zeros.
    static func expiry(_ text: String) throws(VerificationError) -> Int {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), text.utf8.count <= 6,
            let seconds = Int(text), (1...604_800).contains(seconds), text.utf8.first != UInt8(ascii: "0")
        else { throw .malformedAuthorization(why: "its X-Amz-Expires is not 1 to 604800 seconds") }
        return seconds
    }
}
