import CSignetOpenSSL

/// Step 6 of SigV4a: the P-256 private key of an access key, good for any day, region and service.
///
/// NIST SP 800-108 §4.1, counter mode over HMAC-SHA256, with one output block. An output that is no private key is thrown
/// away, and the counter in the context moves on.
enum ECDSAKeyDerivation {
    /// n − 2, where n is the order of P-256 (FIPS 186-4 §D.1.2.3): an output up to here, plus one, lies in 1 to n − 1.
    static let largestOutput: [UInt8] = [
        0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x4F,
    ]

    private static let label = "AWS4-ECDSA-P256-SHA256"

    /// Runs `body` with the private key, 32 bytes, big-endian; they are wiped afterwards.
    static func withPrivateKey<Value>(
        accessKeyID: String, secret: SecretString, _ body: (UnsafeRawBufferPointer) throws(SigV4Error) -> Value
    ) throws(SigV4Error) -> Value {
        var prefixed = Array("AWS4A".utf8)
        secret.withUTF8 { prefixed.append(contentsOf: $0) }
        var key = prefixed.withUnsafeBytes { signet_hmac_key_make($0.baseAddress, $0.count) }
        prefixed.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
        defer { OPENSSL_cleanse(&key, MemoryLayout.size(ofValue: key)) }
        return try withFirstPrivateKey(
            of: { counter in
                let input = input(accessKeyID: accessKeyID, counter: counter)
                return input.withUnsafeBytes { signet_hmac(&key, $0.baseAddress, $0.count) }
            }, body)
    }

    /// Runs `body` with the first of the outputs 1 to 254 that makes a private key.
    ///
    /// That one output is too large has a probability of 2⁻³²; that all are means that something else is wrong.
    static func withFirstPrivateKey<Value>(
        of output: (_ counter: UInt8) -> signet_digest, _ body: (UnsafeRawBufferPointer) throws(SigV4Error) -> Value
    ) throws(SigV4Error) -> Value {
        for counter: UInt8 in 1...254 {
            var candidate = output(counter)
            defer { OPENSSL_cleanse(&candidate, MemoryLayout.size(ofValue: candidate)) }
            if withUnsafeMutableBytes(of: &candidate, makePrivateKey) {
                return try withUnsafeBytes(of: candidate, body)
            }
        }
        throw SigV4Error(
            .invalidCredentials, "No SigV4a key can be derived from this access key: create another one.")
    }

    /// The counter of the block (of which there is one), label, zero, context, length in bits.
    private static func input(accessKeyID: String, counter: UInt8) -> [UInt8] {
        var input: [UInt8] = [0, 0, 0, 1]
        input.append(contentsOf: label.utf8)
        input.append(0)
        input.append(contentsOf: accessKeyID.utf8)
        input.append(counter)
        input.append(contentsOf: [0, 0, 1, 0])
        return input
    }

    /// Adds one if the output is not too large, and says whether. Which bytes decide does not show in the time it takes.
    private static func makePrivateKey(_ output: UnsafeMutableRawBufferPointer) -> Bool {
        var borrow: UInt16 = 0
        var carry: UInt16 = 1
        for index in largestOutput.indices.reversed() {
            let byte = UInt16(output[index])
            borrow = ((UInt16(largestOutput[index]) &- byte &- borrow) >> 8) & 1
            let sum = byte &+ carry
            output[index] = UInt8(truncatingIfNeeded: sum)
            carry = sum >> 8
        }
        return borrow == 0
    }
}
