import Testing

@testable import SignetSigV4

@Suite("Signing keys")
struct SigningKeyTests {
    private let secret = SecretString("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")

    @Test("The derivation example of the AWS documentation is reproduced")
    func derivation() {
        let scope = CredentialScope(dateStamp: "20120215", region: "us-east-1", service: "iam")
        let documented: [UInt8] = [
            0xf4, 0x78, 0x0e, 0x2d, 0x9f, 0x65, 0xfa, 0x89, 0x5f, 0x9c, 0x67, 0xb3, 0x2c, 0xe1, 0xba, 0xf0, 0xb0, 0xd8,
            0xa4, 0x35, 0x05, 0xa0, 0x00, 0xa1, 0xa9, 0xe0, 0x90, 0xd4, 0x14, 0xdb, 0x40, 0x4d,
        ]
        let message = Array("message".utf8)
        #expect(SigningKey(secret: secret, scope: scope).sign(message) == key(documented).sign(message))
    }

    private func key(_ bytes: [UInt8]) -> SigningKey {
        bytes.withUnsafeBytes { SigningKey(bytes: $0) }
    }

    @Test("HMAC-SHA256 agrees with RFC 4231 for keys shorter and longer than a block")
    func hmac() {
        // RFC 4231 §4.3 and §4.8.
        #expect(
            key(Array("Jefe".utf8)).sign(Array("what do ya want for nothing?".utf8)).hexadecimal
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        #expect(
            key(Array(repeating: 0xAA, count: 131))
                .sign(Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)).hexadecimal
                == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }

    @Test("The cache stays within its bound and never changes a key")
    func cache() {
        let cache = SigningKeyCache(capacity: 4)
        let message = Array("message".utf8)
        for round in 0..<3 {
            for day in 10..<30 {
                let scope = CredentialScope(dateStamp: "202601\(day)", region: "us-east-1", service: "sts")
                let fresh = SigningKey(secret: secret, scope: scope).sign(message)
                #expect(cache.key(secret: secret, scope: scope).sign(message) == fresh, "round \(round)")
                #expect(cache.key(secret: secret, scope: scope).sign(message) == fresh, "round \(round)")
            }
        }
        #expect(cache.count == 4)
    }

    @Test("Another secret, day, region or service is another key")
    func separation() {
        let cache = SigningKeyCache()
        let keys = [
            (secret, CredentialScope(dateStamp: "20260101", region: "us-east-1", service: "sts")),
            (SecretString("rotated"), CredentialScope(dateStamp: "20260101", region: "us-east-1", service: "sts")),
            (secret, CredentialScope(dateStamp: "20260102", region: "us-east-1", service: "sts")),
            (secret, CredentialScope(dateStamp: "20260101", region: "us-east-2", service: "sts")),
            (secret, CredentialScope(dateStamp: "20260101", region: "us-east-1", service: "s3")),
        ]
        let signatures = keys.map { cache.key(secret: $0, scope: $1).sign([]).hexadecimal }
        #expect(Set(signatures).count == keys.count)
        #expect(cache.count == keys.count)
    }
}
