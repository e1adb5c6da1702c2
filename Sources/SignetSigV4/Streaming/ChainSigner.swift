/// Makes the links of a chain of signatures.
struct ChainSigner: Sendable {
    private var chain: SignatureChain
    private var key: SigningKey

    /// The links that follow the signature of a request.
    init(_ signed: SignedRequest) {
        key = signed.key.key
        chain = SignatureChain(
            algorithm: signed.algorithm, date: signed.date, scope: signed.key.scopeText, seed: signed.signature)
    }

    /// The next signature, over these SHA-256 digests in hexadecimal.
    mutating func sign(_ link: SignatureChain.Link, _ hashes: String...) throws(SigV4Error) -> String {
        let signature = try key.sign(chain.stringToSign(link, hashes)).hexadecimal
        chain.previous = signature
        return signature
    }

    /// Signs what follows at another time, with the key of that day.
    mutating func move(to date: String, key: ScopedKey) {
        chain.move(to: date, scope: key.scopeText)
        self.key = key.key
    }
}

extension ChainSigner: CustomReflectable {
    /// A mirror without the key and the signatures.
    var customMirror: Mirror { Mirror(self, children: []) }
}
