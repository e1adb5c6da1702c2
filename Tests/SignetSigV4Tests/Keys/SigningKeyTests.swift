import HTTPTypes
import Testing

@testable import SignetSigV4

@Suite("Signing keys")
struct SigningKeyTests {
    private let credentials = Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    private let date = Timestamp(secondsSince1970: 1_767_225_600)

    @Test("The derivation example of the AWS documentation is reproduced")
    func derivation() {
        let documented: [UInt8] = [
            0xf4, 0x78, 0x0e, 0x2d, 0x9f, 0x65, 0xfa, 0x89, 0x5f, 0x9c, 0x67, 0xb3, 0x2c, 0xe1, 0xba, 0xf0, 0xb0, 0xd8,
            0xa4, 0x35, 0x05, 0xa0, 0x00, 0xa1, 0xa9, 0xe0, 0x90, 0xd4, 0x14, 0xdb, 0x40, 0x4d,
        ]
        let derived = HMACKey.derived(
            secret: credentials.secretAccessKey, dateStamp: "20120215", region: "us-east-1", service: "iam")
        #expect(mac("message", by: derived) == mac("message", by: key(documented)))
    }

    @Test("HMAC-SHA256 agrees with RFC 4231 for keys shorter and longer than a block")
    func hmac() {
        // RFC 4231 §4.3 and §4.8.
        #expect(
            mac("what do ya want for nothing?", by: key(Array("Jefe".utf8)))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        #expect(
            mac(
                "Test Using Larger Than Block-Size Key - Hash Key First",
                by: key(Array(repeating: 0xAA, count: 131)))
                == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }

    @Test("The cache stays within its bound and never changes a key")
    func cache() throws {
        let cache = SigningKeyCache(capacity: 16)
        for round in 0..<3 {
            for identity in 0..<100 {
                let credentials = Credentials(accessKeyID: "AKID\(identity)", secretAccessKey: "secret")
                let fresh = try ScopedKey(credentials: credentials, date: date, region: "us-east-1", service: "sts")
                for _ in 0..<2 {
                    let cached = try cache.key(for: credentials, at: date, region: "us-east-1", service: "sts").key
                    #expect(cached.credential == fresh.credential, "round \(round)")
                    #expect(signature(by: cached) == signature(by: fresh), "round \(round)")
                }
            }
        }
        #expect((4...16).contains(cache.count))
    }

    @Test("Two hundred identities stay cached at once")
    func growth() throws {
        let cache = SigningKeyCache()
        let all = (0..<200).map { Credentials(accessKeyID: "AKID\($0)", secretAccessKey: "secret") }
        for credentials in all { _ = try cache.key(for: credentials, at: date, region: "us-east-1", service: "sts") }
        #expect(cache.count == 200)
    }

    @Test("Another key id, secret, day, region or service is another key")
    func separation() throws {
        let cache = SigningKeyCache()
        let rotated = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "rotated")
        let renamed = Credentials(
            accessKeyID: "AKIDOTHER", secretAccessKey: credentials.secretAccessKey, sessionToken: nil)
        let keys = try [
            cache.key(for: credentials, at: date, region: "us-east-1", service: "sts"),
            cache.key(for: rotated, at: date, region: "us-east-1", service: "sts"),
            cache.key(for: credentials, at: date.adding(seconds: 86_400), region: "us-east-1", service: "sts"),
            cache.key(for: credentials, at: date, region: "us-east-2", service: "sts"),
            cache.key(for: credentials, at: date, region: "us-east-1", service: "s3"),
        ]
        #expect(Set(keys.map { signature(by: $0.key) }).count == keys.count)
        let other = try cache.key(for: renamed, at: date, region: "us-east-1", service: "sts")
        #expect(other.key.credential.hasPrefix("AKIDOTHER/"))
        #expect(cache.count == keys.count + 1)
    }

    @Test("Keys of SigV4a share the cache and its bound, and are told from those of SigV4")
    func asymmetricKeys() throws {
        let cache = SigningKeyCache(capacity: 16)
        let key = try cache.key(for: credentials, at: date, region: nil, service: "sts").key
        #expect(key.algorithm == .ecdsaP256SHA256)
        #expect(try cache.key(for: credentials, at: date, region: nil, service: "sts").key === key)
        #expect(try cache.key(for: credentials, at: date, region: "us-east-1", service: "sts").key !== key)
        #expect(cache.count == 2)
        for identity in 0..<100 {
            let other = Credentials(accessKeyID: "AKID\(identity)", secretAccessKey: "secret")
            let found = try cache.key(for: other, at: date, region: nil, service: "sts").key
            #expect(found.credential == "AKID\(identity)/\(date.dateStamp)/sts/aws4_request")
        }
        #expect((4...16).contains(cache.count))
    }

    @Test("The date is that of the call, whichever was formatted before")
    func dates() throws {
        let cache = SigningKeyCache()
        for second in [0, 1, 0, 86_399, 86_400, 1] as [Int64] {
            let date = date.adding(seconds: second)
            let found = try cache.key(for: credentials, at: date, region: "us-east-1", service: "sts")
            #expect(found.date.text == date.iso8601Basic)
            #expect(found.date.field.value == date.iso8601Basic)
            #expect(found.key.scope.dateStamp == date.dateStamp)
        }
    }

    private func key(_ bytes: [UInt8]) -> HMACKey {
        bytes.withUnsafeBytes { HMACKey(bytes: $0) }
    }

    private func mac(_ message: String, by key: HMACKey) -> String {
        Array(message.utf8).withUnsafeBytes { key.sign($0).hexadecimal }
    }

    private func signature(by key: ScopedKey) -> String? {
        let digest = SHA256Digest(of: UnsafeRawBufferPointer(start: nil, count: 0))
        return try? key.sign(digest, date: "20260101T000000Z").hexadecimal
    }
}
