/// A signing key with the scope it is good for, and the texts that are the same for every request within the scope.
final class ScopedKey: Sendable {
    let key: SigningKey
    let algorithm: SigningAlgorithm
    let scope: CredentialScope
    /// The scope as it is signed: `20150830/us-east-1/service/aws4_request`.
    let scopeText: String
    /// The key id and the scope: `AKIDEXAMPLE/20150830/us-east-1/service/aws4_request`.
    let credential: String

    private let fingerprint: SHA256Digest
    private let day: Int64

    /// - Parameter region: `nil` for a key of SigV4a.
    /// - Throws: `SigV4Error` of kind `cryptography` if there is no key of SigV4a to be had.
    init(credentials: Credentials, date: Timestamp, region: String?, service: String) throws(SigV4Error) {
        let dateStamp = date.dateStamp
        let secret = credentials.secretAccessKey
        if let region {
            key = .hmac(HMACKey.derived(secret: secret, dateStamp: dateStamp, region: region, service: service))
            algorithm = .hmacSHA256
        } else {
            key = .ecdsa(try ECDSAKey(accessKeyID: credentials.accessKeyID, secret: secret))
            algorithm = .ecdsaP256SHA256
        }
        scope = CredentialScope(dateStamp: dateStamp, region: region, service: service)
        scopeText = scope.description
        credential = "\(credentials.accessKeyID)/\(scopeText)"
        fingerprint = credentials.fingerprint
        day = date.day
    }

    /// Where a cache keeps the key. The digest covers a secret: nobody outside can aim at a place.
    static func hash(_ fingerprint: SHA256Digest, day: Int64) -> UInt64 {
        fingerprint.firstWord &+ UInt64(bitPattern: day)
    }

    var hash: UInt64 { Self.hash(fingerprint, day: day) }

    func isFor(_ credentials: Credentials, day: Int64, region: String?, service: String) -> Bool {
        self.day == day && fingerprint == credentials.fingerprint && scope.region == region && scope.service == service
    }

    /// Signs the string to sign of a canonical request (steps 5 to 7).
    func sign(_ canonicalRequest: SHA256Digest, date: String) throws(SigV4Error) -> Signature {
        try stringToSign(of: canonicalRequest, date: date).withBytes { bytes throws(SigV4Error) in
            try key.sign(bytes)
        }
    }

    /// Whether `signature`, in hexadecimal, is one of the string to sign of a canonical request.
    func isValid(
        _ signature: String, of canonicalRequest: SHA256Digest, date: String
    ) throws(SigV4Error) -> Bool {
        try stringToSign(of: canonicalRequest, date: date).withBytes { bytes throws(SigV4Error) in
            try key.isValid(signature, of: bytes)
        }
    }

    func stringToSign(of canonicalRequest: SHA256Digest, date: String) -> StringToSign {
        StringToSign(algorithm: algorithm, date: date, scope: scopeText, canonicalRequest: canonicalRequest)
    }
}
