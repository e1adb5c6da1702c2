import SignetTestSupport
import Testing

@testable import SignetSigV4

@Suite(
    "cryptography",
    .enabled(Comment(rawValue: CryptographyOracle.absence)) { await Program.pythonHas("cryptography") })
struct CryptographyTests {
    @Test("cryptography derives the same 1,000 random keys, accepts their signatures, and its own are accepted")
    func differential() async throws {
        var random = SplitMix64(seed: 5)
        let keys = try (0..<1000).map { _ in
            let accessKeyID = Self.text(of: [1, 16, 20, 21, 128], using: &random)
            let secret = Self.text(of: [1, 40, 59, 60, 100], using: &random)
            return (accessKeyID, secret, try ECDSAKey(accessKeyID: accessKeyID, secret: SecretString(secret)))
        }
        let questions = try keys.enumerated().map { index, key in
            let message = String(repeating: "é", count: index % 100)
            return CryptographyOracle.Question(
                accessKeyID: key.0, secret: key.1, message: message,
                signature: try key.2.sign(message))
        }
        let answers = try await CryptographyOracle.answers(to: questions)
        #expect(answers.count == questions.count)
        for ((question, answer), key) in zip(zip(questions, answers), keys) {
            #expect(try ECDSAPublicKey(x: answer.x, y: answer.y) == key.2.publicKey)
            #expect(answer.accepts)
            #expect(try key.2.publicKey.isValid(answer.signature, of: question.message))
            #expect(try !key.2.publicKey.isValid(answer.signature, of: question.message + "."))
        }
    }

    private static func text(of lengths: [Int], using random: inout SplitMix64) -> String {
        let characters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=").map(String.init)
        return (0..<random.pick(lengths)).map { _ in random.pick(characters) }.joined()
    }
}
