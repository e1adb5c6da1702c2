import Testing

@testable import SignetSigV4

@Suite("SigV4a signatures")
struct ECDSASignatureTests {
    @Test(
        "The one DER form of two positive integers is parsed, and written as it was",
        arguments: [
            "3006020101020101", "300702017f02020080", "3008020200ff020200ff",
            "3046022100" + String(repeating: "ff", count: 32) + "022100" + String(repeating: "80", count: 32),
            "30440220" + String(repeating: "7f", count: 32) + "0220" + String(repeating: "01", count: 32),
        ])
    func canonical(text: String) throws {
        let signature = try #require(ECDSASignature(hexadecimal: text.utf8))
        #expect(signature.hexadecimal == text)
    }

    @Test(
        "Anything else is no signature",
        arguments: [
            ("nothing", ""),
            ("no digits", "300602010102010g"),
            ("upper case", "300602017F020101"),
            ("an odd number of digits", "30060201010201010"),
            ("a prefix", "0x3006020101020101"),
            ("white space", " 3006020101020101"),
            ("padding as of a chunk", "3006020101020101**"),
            ("a byte behind it", "300602010102010100"),
            ("a byte within", "300702010102010100"),
            ("a third integer", "3009020101020101020101"),
            ("one integer", "300c020a0102030405060708090a"),
            ("a set", "3106020101020101"),
            ("a length that is too small", "3005020101020101"),
            ("a length that is too large", "3007020101020101"),
            ("a length in two bytes", "308106020101020101"),
            ("an indefinite length", "30800201010201010000"),
            ("an integer that is a bit string", "3006030101020101"),
            ("an empty integer", "300602000202010101"),
            ("an empty second integer", "300702030101010200"),
            ("a zero", "3006020100020101"),
            ("a zero second", "3006020101020100"),
            ("a negative integer", "3006020180020101"),
            ("a needless zero in front", "300702020001020101"),
            ("an integer beyond the end", "3006020101020201"),
            ("an integer of 34 bytes", "3027022201" + String(repeating: "00", count: 33) + "020101"),
            ("two integers of 33 bytes without room", "3047022101" + String(repeating: "01", count: 66)),
            ("a kilobyte", "3046" + String(repeating: "00", count: 1022)),
        ])
    func malformed(what: String, text: String) throws {
        #expect(ECDSASignature(hexadecimal: text.utf8) == nil, "\(what)")
        let key = try ECDSAKey(accessKeyID: "AKIDEXAMPLE", secret: SecretString("secret")).publicKey
        #expect(try !key.isValid(text, of: "message"), "\(what)")
    }

    @Test("A signature with any one bit flipped is refused")
    func flippedBits() throws {
        let key = try ECDSAKey(accessKeyID: "AKIDEXAMPLE", secret: SecretString("secret"))
        let signature = Array(try key.sign("message").utf8)
        for index in signature.indices {
            for bit in 0..<8 {
                var flipped = signature
                flipped[index] ^= 1 << bit
                #expect(try !key.publicKey.isValid(String(decoding: flipped, as: UTF8.self), of: "message"))
            }
        }
    }

    @Test("Integers of n and above are in form and never valid")
    func outOfRange() throws {
        let key = try ECDSAKey(accessKeyID: "AKIDEXAMPLE", secret: SecretString("secret")).publicKey
        let n = "022100ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"
        let largest = "022100" + String(repeating: "f", count: 64)
        for (r, s) in [(n, n), (largest, largest), (n, "020101"), ("020101", n)] {
            let content = r + s
            let text = "30" + Hexadecimal.lowercaseString([UInt8(content.utf8.count / 2)]) + content
            #expect(ECDSASignature(hexadecimal: text.utf8) != nil)
            #expect(try !key.isValid(text, of: "message"))
        }
    }
}

extension Hexadecimal {
    fileprivate static func lowercaseString(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { lowercaseString($0) }
    }
}
