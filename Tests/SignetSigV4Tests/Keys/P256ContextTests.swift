import CSignetOpenSSL
import Testing

@testable import SignetSigV4

@Suite("P-256 contexts")
struct P256ContextTests {
    private let digest = SHA256Digest(of: UnsafeRawBufferPointer(start: nil, count: 0))

    private func scalar(_ last: UInt8) -> [UInt8] { Array(repeating: 0, count: 31) + [last] }

    private func point(of scalar: [UInt8]) -> signet_p256_point {
        var point = signet_p256_point()
        #expect(signet_p256_multiply(scalar, &point) == 0)
        return point
    }

    /// Each failure has this kind, says what was tried and why it failed, and leaves the error queue as it was.
    private func expectFailure(_ task: String, _ body: () throws -> Void) throws {
        ERR_clear_error()
        let error = try #require(throws: SigV4Error.self, performing: body)
        #expect(error.kind == .cryptography)
        #expect(error.message.hasPrefix("libcrypto could not \(task): "))
        #expect(error.message.count > "libcrypto could not \(task): .".count)
        #expect(ERR_peek_error() == 0)
    }

    @Test("The generator is the public key of one, and signs")
    func generator() throws {
        let point = point(of: scalar(1))
        // FIPS 186-4 §D.1.2.3.
        let key = try ECDSAPublicKey(
            x: "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
            y: "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")
        #expect(try ECDSAPublicKey(point) == key)
        let signature = try scalar(1).withUnsafeBytes { try P256Context(signingWith: $0, point).sign(digest) }
        #expect(try P256Context(verifyingWith: point).verify(signature, of: digest))
        #expect(try key.isValid(signature.hexadecimal, of: ""))
    }

    @Test("Zero has no public key: the point at infinity has no coordinates")
    func zero() {
        ERR_clear_error()
        var infinity = signet_p256_point()
        #expect(signet_p256_multiply(scalar(0), &infinity) != 0)
        #expect(ERR_peek_error() == 0)
    }

    @Test("A point off the curve is not imported")
    func offCurve() throws {
        var point = point(of: scalar(1))
        withUnsafeMutableBytes(of: &point) { $0[64] ^= 1 }
        try expectFailure("import a P-256 key") { _ = try P256Context(verifyingWith: point) }
    }

    @Test("A context that verifies does not sign")
    func purpose() throws {
        let context = try P256Context(verifyingWith: point(of: scalar(1)))
        try expectFailure("sign with ECDSA") { _ = try context.sign(digest) }
    }

    @Test("A signature that is not in DER is an error, should one ever get so far")
    func malformed() throws {
        let context = try P256Context(verifyingWith: point(of: scalar(1)))
        var der = signet_p256_signature()
        der.length = 8
        try expectFailure("verify an ECDSA signature") {
            _ = try context.verify(ECDSASignature(der: der), of: digest)
        }
    }
}
