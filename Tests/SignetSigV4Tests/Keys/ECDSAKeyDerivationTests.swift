import CSignetOpenSSL
import Testing

@testable import SignetSigV4

@Suite("SigV4a key derivation")
struct ECDSAKeyDerivationTests {
    /// What the AWS Common Runtime, its Go implementation and IAM agree upon.
    private let secret = SecretString("q+jcrXGc+0zWN6uzclKVhvMmUsIfRPa4rlRandom")
    private let accessKeyID = "AKISORANDOMAASORANDOM"

    @Test("The private and the public key of the Common Runtime's own test are reproduced")
    func commonRuntime() throws {
        let privateKey = try ECDSAKeyDerivation.withPrivateKey(accessKeyID: accessKeyID, secret: secret) {
            Hexadecimal.lowercaseString($0)
        }
        #expect(privateKey == "7fd3bd010c0d9c292141c2b77bfbde1042c92e6836fff749d1269ec890fca1bd")
        let publicKey = try ECDSAKey(accessKeyID: accessKeyID, secret: secret).publicKey
        let expected = try ECDSAPublicKey(
            x: "15d242ceebf8d8169fd6a8b5a746c41140414c3b07579038da06af89190fffcb",
            y: "0515242cedd82e94799482e4c0514b505afccf2c0c98d6a553bf539f424c5ec0")
        #expect(publicKey == expected)
    }

    /// n without its last byte, 51.
    private static let order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc6325"

    private static let smallOutputs: [(output: String, key: String)] = [
        (zeros(64), zeros(63) + "1"),
        (zeros(62) + "ff", zeros(61) + "100"),
        ("00000000" + ones(56), "00000001" + zeros(56)),
        ("fffffffe" + ones(56), "ffffffff" + zeros(56)),
        (order + "4e", order + "4f"),
        (order + "4f", order + "50"),
    ]

    private static let largeOutputs: [String] = [
        order + "50", order + "51", order + "52", "ffffffff00000001" + zeros(48), ones(64),
    ]

    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
    private static func ones(_ count: Int) -> String { String(repeating: "f", count: count) }

    @Test("An output up to n - 2 is taken, plus one", arguments: smallOutputs)
    func accepted(output: String, key: String) throws {
        var asked: [UInt8] = []
        let found = try firstKey {
            asked.append($0)
            return output
        }
        #expect(found == key)
        #expect(asked == [1])
    }

    @Test("An output above n - 2 is thrown away, and the next one taken", arguments: largeOutputs)
    func rejected(output: String) throws {
        let found = try firstKey { $0 < 254 ? output : Self.zeros(64) }
        #expect(found == Self.zeros(63) + "1")
    }

    @Test("When 254 outputs are too large there is no key, and the error says so")
    func exhaustion() {
        var asked = 0
        do {
            _ = try firstKey { _ in
                asked += 1
                return Self.ones(64)
            }
            Issue.record("a key was made of nothing")
        } catch {
            #expect(error.kind == .invalidCredentials)
        }
        #expect(asked == 254)
    }

    /// The private key, in hexadecimal, made of what `output` gives for each counter.
    private func firstKey(of output: (UInt8) -> String) throws(SigV4Error) -> String {
        try ECDSAKeyDerivation.withFirstPrivateKey(
            of: { counter in
                var digest = signet_digest()
                withUnsafeMutableBytes(of: &digest) {
                    $0.copyBytes(from: Hexadecimal.bytes(output(counter).utf8) ?? [])
                }
                return digest
            }, Hexadecimal.lowercaseString)
    }
}
