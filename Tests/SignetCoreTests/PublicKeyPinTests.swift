import SignetCore
import Testing

@Suite struct PublicKeyPinTests {
    private static let hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    @Test("A pin is read as RFC 7469 and as curl write it, and printed in one way", arguments: ["sha256/", "sha256//"])
    func reads(prefix: String) throws {
        let pin = try PublicKeyPin(prefix + Self.hash)
        #expect(pin.digest.prefix(4) == [0xE3, 0xB0, 0xC4, 0x42])
        #expect(pin.description == "sha256/" + Self.hash)
        #expect(try PublicKeyPin(pin.description) == pin)
    }

    @Test(
        "Anything else is no pin",
        arguments: [
            "", "sha256/", hash, "sha1/" + hash, "SHA256/" + hash, "sha256/" + hash.dropLast(), "sha256/" + hash + "=",
            "sha256/AAAA", "sha256/47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
            "sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
        ])
    func refuses(text: String) {
        let error = #expect(throws: TransportError.self) { try PublicKeyPin(text) }
        #expect(error?.kind == .invalidRequest)
    }

    @Test(
        "Base64 is that of RFC 4648 §10",
        arguments: zip(
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
            ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]))
    func base64(plain: String, encoded: String) {
        #expect(Base64.encode(Array(plain.utf8)) == encoded)
        #expect(Base64.decode(encoded) == Array(plain.utf8))
    }
}
