import Testing

@testable import SignetSigV4

@Suite("SigV4a keys")
struct ECDSAKeyTests {
    private func key(_ accessKeyID: String = "AKIDEXAMPLE", _ secret: String = "secret") throws -> ECDSAKey {
        try ECDSAKey(accessKeyID: accessKeyID, secret: SecretString(secret))
    }

    @Test("What a key signs, its public key verifies, for messages of every length around a block")
    func roundTrip() throws {
        let key = try key()
        for length in [0, 1, 55, 56, 63, 64, 65, 200, 10_000] {
            let message = String(repeating: "m", count: length)
            let signature = try key.sign(message)
            #expect(try key.publicKey.isValid(signature, of: message))
            #expect(try !key.publicKey.isValid(signature, of: message + "."))
        }
    }

    @Test("Two signatures of one message differ, and both are valid")
    func randomness() throws {
        let key = try key()
        let signatures = try (0..<20).map { _ in try key.sign("message") }
        #expect(Set(signatures).count == signatures.count)
        #expect(try signatures.allSatisfy { try key.publicKey.isValid($0, of: "message") })
    }

    @Test("Another access key id or another secret is another key, whose signatures are not valid")
    func separation() throws {
        let keys = try [key(), key("AKIDOTHER"), key("AKIDEXAMPLE", "rotated")]
        #expect(Set(keys.map(\.publicKey)).count == keys.count)
        let signature = try keys[0].sign("message")
        #expect(try keys.map { try $0.publicKey.isValid(signature, of: "message") } == [true, false, false])
    }

    @Test("One key signs and verifies in many tasks at once")
    func concurrency() async throws {
        let key = try key()
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for task in 0..<16 {
                group.addTask { @concurrent in
                    for round in 0..<50 {
                        let message = "\(task) \(round)"
                        let signature = try key.sign(message)
                        guard try key.publicKey.isValid(signature, of: message) else { return false }
                    }
                    return true
                }
            }
            for try await isValid in group { #expect(isValid) }
        }
    }

    @Test("Any bytes make a key: an empty id, an empty secret, one longer than a block")
    func oddCredentials() throws {
        for (accessKeyID, secret) in [("", ""), ("é", "\u{0}"), ("A", String(repeating: "s", count: 1000))] {
            let key = try key(accessKeyID, secret)
            #expect(try key.publicKey.isValid(key.sign(""), of: ""))
        }
    }
}
