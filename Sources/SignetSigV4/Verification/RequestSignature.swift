public import HTTPTypes

/// The signature a request claims to have, in its `Authorization` header or in its query. Nothing in it has been
/// verified.
public struct RequestSignature: Sendable {
    /// What a presigned request says in its query beside the signature.
    struct Presigned: Sendable {
        let date: Timestamp
        /// In seconds.
        let expiresIn: Int
        let token: SecretString?
        let regionSet: String?
    }

    /// What made the signature.
    public let algorithm: SigningAlgorithm
    /// The access key id: look its credentials up, then verify.
    public let accessKeyID: String
    /// The day, region and service the signature claims to be for.
    public let scope: CredentialScope
    /// The lower-case names of the signed header fields, sorted, each once.
    public let signedHeaders: [String]
    /// The signature in lower-case hexadecimal.
    public let signature: String

    let presigned: Presigned?

    /// Whether the signature is in the query.
    public var isPresigned: Bool { presigned != nil }

    /// Parses the signature of a request.
    /// - Throws: `missingAuthentication`; `malformedAuthorization` for anything but one well-formed signature in one
    ///   place; `limitExceeded`.
    public init(
        of request: HTTPRequest, limits: VerificationLimits = VerificationLimits()
    ) throws(VerificationError) {
        let parameters = try request.withTarget { target throws(VerificationError) in
            try PresignedParameters(target.query, limits: limits)
        }
        var header: HTTPField?
        for field in request.headerFields where field.name == .authorization {
            guard header == nil else { throw .malformedAuthorization(why: "the header is there twice") }
            header = field
        }
        switch (header, parameters) {
        case (nil, nil): throw .missingAuthentication
        case (.some, .some): throw .malformedAuthorization(why: "there is one in the header and one in the query")
        case (let header?, nil): try self.init(parsing: header.value, limits: limits)
        case (nil, let parameters?): try self.init(parameters)
        }
    }

    /// Parses `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, or the same of `AWS4-ECDSA-P256-SHA256`,
    /// with or without a space after each comma.
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
        let name = value.utf8.prefix { $0 != UInt8(ascii: " ") }
        algorithm = try SignatureSyntax.algorithm(Substring(name))
        let parts = try AuthorizationParts(Substring(value.utf8[name.endIndex...].dropFirst()))
        (accessKeyID, scope) = try SignatureSyntax.credential(parts.credential, algorithm: algorithm)
        signedHeaders = try SignatureSyntax.signedHeaders(parts.signedHeaders)
        signature = try SignatureSyntax.signature(parts.signature, algorithm: algorithm)
        presigned = nil
    }

    private init(_ parameters: PresignedParameters) throws(VerificationError) {
        algorithm = try SignatureSyntax.algorithm(parameters.required(.algorithm)[...])
        (accessKeyID, scope) = try SignatureSyntax.credential(
            parameters.required(.credential)[...], algorithm: algorithm)
        signedHeaders = try SignatureSyntax.signedHeaders(parameters.required(.signedHeaders)[...])
        signature = try SignatureSyntax.signature(parameters.required(.signature)[...], algorithm: algorithm)
        presigned = Presigned(
            date: try SignatureSyntax.date(parameters.required(.date)),
            expiresIn: try SignatureSyntax.expiry(parameters.required(.expires)),
            token: try parameters.token.map { SecretString($0) }, regionSet: parameters.optional(.regionSet))
    }
}

extension RequestSignature: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Key id, scope and names; not the signature.
    public var description: String { "\(accessKeyID)/\(scope) signed \(signedHeaders.joined(separator: ";"))" }

    /// The same as the description.
    public var debugDescription: String { description }

    /// A mirror without the signature.
    public var customMirror: Mirror {
        Mirror(self, children: ["accessKeyID": accessKeyID, "scope": scope, "signedHeaders": signedHeaders])
    }
}
