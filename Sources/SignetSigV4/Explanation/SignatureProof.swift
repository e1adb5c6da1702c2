/// Tells whether a secret made a signature, of texts that are guessed.
struct SignatureProof {
    private let signature: String
    private let secret: SecretString
    private let stringToSign: StringToSignText
    private let key: HMACKey

    /// `nil` for a signature of SigV4a, which has no secret that both sides know.
    init?(signature: String, secret: SecretString, stringToSign: StringToSignText) {
        guard stringToSign.algorithm == Array(SigningAlgorithm.hmacSHA256.rawValue.utf8),
            let scope = stringToSign.scopeParts
        else { return nil }
        self.signature = signature
        self.secret = secret
        self.stringToSign = stringToSign
        key = HMACKey(secret: secret, dateStamp: scope.day, region: scope.region, service: scope.service)
    }

    /// Whether the signature is that of the string to sign.
    var holds: Bool { isSignature(of: stringToSign.bytes) }

    /// Whether it is that of the string to sign with the hash of this canonical request.
    func holds(for canonicalRequest: [UInt8]) -> Bool {
        let digest = canonicalRequest.withUnsafeBytes { SHA256Digest(of: $0) }
        var bytes = Array(stringToSign.bytes.dropLast(stringToSign.hash.count))
        bytes.write(digest.hexadecimal)
        return isSignature(of: bytes)
    }

    private func isSignature(of bytes: [UInt8]) -> Bool {
        constantTimeEqual(bytes.withUnsafeBytes { key.sign($0).hexadecimal }, signature)
    }
}
