/// How a chunk's signature is written: at one width, so that the length of the body is known before it is signed.
enum ChunkSignature {
    /// Fills an ECDSA signature, whose DER form varies, up to the longest: 72 bytes, in hexadecimal.
    static let padding = UInt8(ascii: "*")

    static func width(_ algorithm: SigningAlgorithm) -> Int {
        switch algorithm {
        case .hmacSHA256: 64
        case .ecdsaP256SHA256: 144
        }
    }

    /// Leaves room for a signature: padding, of which ``write(_:at:in:)`` leaves what the signature does not need.
    static func appendRoom(_ algorithm: SigningAlgorithm, to output: inout [UInt8]) {
        output += repeatElement(padding, count: width(algorithm))
    }

    static func write(_ signature: String, at offset: Int, in output: inout [UInt8]) {
        for (index, byte) in signature.utf8.enumerated() { output[offset + index] = byte }
    }

    /// The signature without its padding, or `nil` if it is not one: what chains on is the signature alone.
    static func parse(_ text: ArraySlice<UInt8>, _ algorithm: SigningAlgorithm) -> String? {
        guard text.count == width(algorithm) else { return nil }
        let digits = text.prefix { Hexadecimal.lowercaseValue(of: $0) != nil }
        let rest = text.dropFirst(digits.count)
        guard rest.allSatisfy({ $0 == padding }), rest.isEmpty || algorithm == .ecdsaP256SHA256 else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }
}
