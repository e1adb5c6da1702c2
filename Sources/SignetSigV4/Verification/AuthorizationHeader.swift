public import HTTPTypes

/// A parsed `Authorization` header of Signature Version 4. Nothing in it has been verified.
public struct AuthorizationHeader: Sendable {
    /// The access key id: look its credentials up, then verify.
    public let accessKeyID: String
    /// The day, region and service the signature claims to be for.
    public let scope: CredentialScope
    /// The lower-case names of the signed header fields, sorted, each once.
    public let signedHeaders: [String]
    /// The signature: 64 lower-case hexadecimal digits.
    public let signature: String

    /// Parses the header of a request.
    /// - Throws: `missingAuthentication`, or `malformedAuthorization` for anything but one well-formed header.
    public init(
        of request: HTTPRequest, limits: VerificationLimits = VerificationLimits()
    ) throws(VerificationError) {
        let fields = request.headerFields[fields: .authorization]
        guard let field = fields.first else { throw .missingAuthentication }
        guard fields.count == 1 else { throw .malformedAuthorization(why: "it is there \(fields.count) times") }
        try self.init(parsing: field.value, limits: limits)
    }

    /// Parses `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, with or without a space after each comma.
    /// - Throws: `malformedAuthorization`, or `limitExceeded`.
    public init(
        parsing value: String, limits: VerificationLimits = VerificationLimits()
    ) throws(VerificationError) {
        guard value.utf8.count <= limits.authorizationBytes else {
            throw .limitExceeded(what: "bytes of Authorization", limit: limits.authorizationBytes)
        }
        // ASCII alone: Swift compares strings by Unicode equivalence, and U+037E is equal to a semicolon.
        guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw .malformedAuthorization(why: "it holds bytes that are not printable ASCII")
        }
        let prefix = SigningAlgorithm.hmacSHA256 + " "
        guard value.hasPrefix(prefix) else {
            throw .malformedAuthorization(why: "its algorithm is not \(SigningAlgorithm.hmacSHA256)")
        }
        let parts = try AuthorizationParts(value.dropFirst(prefix.count))
        (accessKeyID, scope) = try Self.credential(parts.credential)
        signedHeaders = try Self.signedHeaders(parts.signedHeaders)
        guard Hexadecimal.isLowercaseDigest(parts.signature.utf8) else {
            throw .malformedAuthorization(why: "its Signature is not 64 lower-case hexadecimal digits")
        }
        signature = String(parts.signature)
    }

    private static func credential(_ text: Substring) throws(VerificationError) -> (String, CredentialScope) {
        let parts = text.split(separator: "/", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[4] == CredentialScope.terminator else {
            throw .malformedAuthorization(
                why: "its Credential is not of the form KEY/DATE/REGION/SERVICE/\(CredentialScope.terminator)")
        }
        // AWS key ids have 16 to 128 bytes; test servers use shorter ones.
        guard (1...128).contains(parts[0].utf8.count), parts[0].utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .malformedAuthorization(why: "its access key id is not 1 to 128 visible ASCII bytes")
        }
        guard Timestamp(iso8601Basic: "\(parts[1])T000000Z") != nil else {
            throw .malformedAuthorization(why: "the date of its Credential is not a day as YYYYMMDD")
        }
        let region = String(parts[2])
        let service = String(parts[3])
        guard CredentialScope.isValidPart(region), CredentialScope.isValidPart(service) else {
            throw .malformedAuthorization(why: "the region or service of its Credential is not a name")
        }
        return (String(parts[0]), CredentialScope(dateStamp: String(parts[1]), region: region, service: service))
    }

    private static func signedHeaders(_ text: Substring) throws(VerificationError) -> [String] {
        let names = text.split(separator: ";", omittingEmptySubsequences: false).map { String($0) }
        guard names.allSatisfy({ HTTPField.Name($0)?.canonicalName == $0 && $0 != "authorization" }) else {
            throw .malformedAuthorization(why: "its SignedHeaders are not lower-case header names joined by ';'")
        }
        // Sorted and unique, so that one request has one canonical form.
        guard zip(names, names.dropFirst()).allSatisfy({ $0.utf8.lexicographicallyPrecedes($1.utf8) }) else {
            throw .malformedAuthorization(why: "its SignedHeaders are not sorted, or one is there twice")
        }
        return names
    }
}

extension AuthorizationHeader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Key id, scope and names; not the signature.
    public var description: String { "\(accessKeyID)/\(scope) signed \(signedHeaders.joined(separator: ";"))" }

    /// The same as the description.
    public var debugDescription: String { description }

    /// A mirror without the signature.
    public var customMirror: Mirror {
        Mirror(self, children: ["accessKeyID": accessKeyID, "scope": scope, "signedHeaders": signedHeaders])
    }
}
