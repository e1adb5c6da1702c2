/// The three `name=value` parts of a SigV4 `Authorization` header, in any order, each exactly once.
struct AuthorizationParts {
    let credential: Substring
    let signedHeaders: Substring
    let signature: Substring

    init(_ text: Substring) throws(VerificationError) {
        var found: [Substring: Substring] = [:]
        // Bounded to one more than there may be: the rest is not worth splitting.
        for var part in text.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false) {
            while part.first == " " { part.removeFirst() }
            guard let equals = part.firstIndex(of: "=") else {
                throw .malformedAuthorization(why: "a part has no '='")
            }
            guard found.updateValue(part[part.index(after: equals)...], forKey: part[..<equals]) == nil else {
                throw .malformedAuthorization(why: "a part is there twice")
            }
        }
        guard let credential = found["Credential"], let signedHeaders = found["SignedHeaders"],
            let signature = found["Signature"], found.count == 3
        else {
            throw .malformedAuthorization(why: "it must consist of Credential, SignedHeaders and Signature")
        }
        self.credential = credential
        self.signedHeaders = signedHeaders
        self.signature = signature
    }
}
