/// The three `name=value` parts of a SigV4 `Authorization` header, in any order, each exactly once.
struct AuthorizationParts {
    let credential: Substring
    let signedHeaders: Substring
    let signature: Substring

    init(_ text: Substring) throws(VerificationError) {
        var credential: Substring?
        var signedHeaders: Substring?
        var signature: Substring?
        // Bounded to one more than there may be: the rest is not worth splitting. By bytes, which are ASCII: characters
        // would cost a grapheme search each.
        for part in text.utf8.split(separator: UInt8(ascii: ","), maxSplits: 3, omittingEmptySubsequences: false) {
            let part = part.drop { $0 == UInt8(ascii: " ") }
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else {
                throw .malformedAuthorization(why: "a part has no '='")
            }
            let value = Substring(part[part.index(after: equals)...])
            switch Substring(part[..<equals]) {
            case "Credential": try Self.set(&credential, to: value)
            case "SignedHeaders": try Self.set(&signedHeaders, to: value)
            case "Signature": try Self.set(&signature, to: value)
            default: throw Self.incomplete
            }
        }
        guard let credential, let signedHeaders, let signature else { throw Self.incomplete }
        self.credential = credential
        self.signedHeaders = signedHeaders
        self.signature = signature
    }

    private static func set(_ part: inout Substring?, to value: Substring) throws(VerificationError) {
        guard part == nil else { throw .malformedAuthorization(why: "a part is there twice") }
        part = value
    }

    private static var incomplete: VerificationError {
        .malformedAuthorization(why: "it must consist of Credential, SignedHeaders and Signature")
    }
}
