/// Tells whether credentials made a signature, of texts that are guessed.
struct SignatureProof {
    private let signature: String
    private let stringToSign: StringToSignText
    private let key: SigningKey

    /// `nil` for a string to sign of no known algorithm, and where libcrypto fails.
    init?(signature: String, accessKeyID: String, secret: SecretString, stringToSign: StringToSignText) {
        guard let scope = stringToSign.scopeParts else { return nil }
        let algorithm = SigningAlgorithm(rawValue: String(decoding: stringToSign.algorithm, as: UTF8.self))
        switch (algorithm, scope.region) {
        case (.hmacSHA256, let region?):
            key = .hmac(HMACKey.derived(secret: secret, dateStamp: scope.day, region: region, service: scope.service))
        case (.ecdsaP256SHA256, nil):
            guard let ecdsa = try? ECDSAKey(accessKeyID: accessKeyID, secret: secret) else { return nil }
            key = .ecdsa(ecdsa)
        default: return nil
        }
        self.signature = signature
        self.stringToSign = stringToSign
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
        bytes.withUnsafeBytes { (try? key.isValid(signature, of: $0)) ?? false }
    }
}
