/// Checks the links of a chain of signatures.
struct ChainVerifier: Sendable {
    /// What a link is checked with.
    enum Key: Sendable {
        case signing(SigningKey)
        case publicKey(ECDSAPublicKey)
    }

    private var chain: SignatureChain
    private var key: Key

    init(chain: SignatureChain, key: Key) {
        self.chain = chain
        self.key = key
    }

    var algorithm: SigningAlgorithm { chain.algorithm }

    /// Whether `signature` is the next one, over these SHA-256 digests in hexadecimal.
    mutating func verify(_ signature: String, _ link: SignatureChain.Link, _ hashes: String...) -> Bool {
        let stringToSign = chain.stringToSign(link, hashes)
        chain.previous = signature
        // What cannot be checked, for want of memory, is not accepted.
        return (try? isValid(signature, of: stringToSign)) ?? false
    }

    /// Checks what follows at another time, with the key of that day.
    mutating func move(to date: String, key: ScopedKey) {
        chain.move(to: date, scope: key.scopeText)
        self.key = .signing(key.key)
    }

    private func isValid(_ signature: String, of stringToSign: [UInt8]) throws(SigV4Error) -> Bool {
        // Array.withUnsafeBytes is declared with untyped rethrows: the typed error travels in a Result.
        try stringToSign.withUnsafeBytes { bytes in
            Result { () throws(SigV4Error) in
                switch key {
                case .signing(let key): try key.isValid(signature, of: bytes)
                case .publicKey(let key): try key.isValid(signature, of: bytes)
                }
            }
        }.get()
    }
}

extension ChainVerifier: CustomReflectable {
    /// A mirror without the key and the signatures.
    var customMirror: Mirror { Mirror(self, children: []) }
}
