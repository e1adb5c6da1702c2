import CSignetOpenSSL

/// A signature of SigV4a: the two integers of ECDSA on P-256 in DER, between 8 and 72 bytes long.
struct ECDSASignature: Sendable {
    /// The bounds of the hexadecimal form, in bytes.
    static let hexadecimalBytes = 16...144

    let der: signet_p256_signature

    init(der: signet_p256_signature) {
        self.der = der
    }

    /// Parses lower-case hexadecimal digits. `nil` for anything but the one DER form (X.690 §10.1, §8.3.2) of two
    /// integers greater than zero; that they are below n is for the verification.
    init?(hexadecimal digits: some Collection<UInt8>) {
        guard Self.hexadecimalBytes.contains(digits.count), digits.count.isMultiple(of: 2) else { return nil }
        var der = signet_p256_signature()
        der.length = digits.count / 2
        let isHexadecimal = Swift.withUnsafeMutableBytes(of: &der.bytes) { bytes in
            digits.enumerated().allSatisfy { index, digit in
                guard let value = Hexadecimal.lowercaseValue(of: digit) else { return false }
                bytes[index / 2] = bytes[index / 2] << 4 | value
                return true
            }
        }
        guard isHexadecimal, Swift.withUnsafeBytes(of: der.bytes, { Self.isCanonical($0.prefix(digits.count / 2)) })
        else {
            return nil
        }
        self.der = der
    }

    /// The length of the DER form.
    var count: Int { der.length }

    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        Swift.withUnsafeBytes(of: der.bytes) { body(UnsafeRawBufferPointer(rebasing: $0.prefix(der.length))) }
    }

    var hexadecimal: String {
        withUnsafeBytes(Hexadecimal.lowercaseString)
    }

    private static func isCanonical(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
        // A SEQUENCE whose length, below 128, takes one byte, and nothing behind it.
        guard bytes[0] == 0x30, Int(bytes[1]) == bytes.count - 2 else { return false }
        var rest = bytes.dropFirst(2)
        return removePositiveInteger(from: &rest) && removePositiveInteger(from: &rest) && rest.isEmpty
    }

    private static func removePositiveInteger(from bytes: inout Slice<UnsafeRawBufferPointer>) -> Bool {
        guard bytes.popFirst() == 0x02, let length = bytes.popFirst(), (1...33).contains(length), bytes.count >= length
        else { return false }
        let content = bytes.prefix(Int(length))
        bytes = bytes.dropFirst(Int(length))
        guard let first = content.first else { return false }
        // The top bit is the sign. A zero byte in front is there to clear it, or is one too many.
        return first == 0 ? content.count > 1 && content[content.startIndex + 1] >= 0x80 : first < 0x80
    }
}
