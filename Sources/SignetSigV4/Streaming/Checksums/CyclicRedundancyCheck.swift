/// A reflected CRC that starts from, and is combined with, all ones: every one that AWS uses is of this kind.
struct CyclicRedundancyCheck<Register: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    /// Eight tables of 256 remainders: a byte's after 0 to 7 further bytes, so that eight bytes cost eight lookups and no
    /// chain of dependent ones.
    struct Polynomial: Sendable {
        fileprivate let table: [Register]

        /// - Parameter reflected: the polynomial without its highest term, lowest power in the highest bit.
        init(reflected: Register) {
            var table = [Register](repeating: 0, count: 8 * 256)
            for byte in 0..<256 {
                var remainder = Register(byte)
                for _ in 0..<8 { remainder = remainder & 1 == 1 ? remainder >> 1 ^ reflected : remainder >> 1 }
                table[byte] = remainder
            }
            for index in 256..<table.count {
                let shorter = table[index - 256]
                table[index] = shorter >> 8 ^ table[Int(shorter & 0xFF)]
            }
            self.table = table
        }
    }

    private let polynomial: Polynomial
    private var register = Register.max

    init(_ polynomial: Polynomial) {
        self.polynomial = polynomial
    }

    /// The check of all bytes so far.
    var value: Register { ~register }

    var bigEndianBytes: [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var register = self.register
        polynomial.table.withUnsafeBufferPointer { table in
            var index = 0
            while bytes.count - index >= 8 {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                register = Self.remainder(of: word ^ UInt64(register), table)
                index += 8
            }
            while index < bytes.count {
                register = Self.afterByte(bytes[index], register, table)
                index += 1
            }
        }
        self.register = register
    }

    @inline(__always)
    private static func remainder(of word: UInt64, _ table: UnsafeBufferPointer<Register>) -> Register {
        var remainder = Register(0)
        for position in 0..<8 {
            let byte = Int(truncatingIfNeeded: word >> (8 * UInt64(position)) & 0xFF)
            remainder ^= table[(7 - position) * 256 + byte]
        }
        return remainder
    }

    /// A CRC of no more than eight bits would shift itself away; none is so short.
    @inline(__always)
    private static func afterByte(
        _ byte: UInt8, _ register: Register, _ table: UnsafeBufferPointer<Register>
    ) -> Register {
        register >> 8 ^ table[Int(truncatingIfNeeded: register ^ Register(byte)) & 0xFF]
    }
}

extension CyclicRedundancyCheck<UInt32>.Polynomial {
    /// CRC-32 of ISO 3309, also of event-stream messages.
    static let iso3309 = Self(reflected: 0xEDB8_8320)
    /// CRC-32C (RFC 3720 appendix B.4).
    static let castagnoli = Self(reflected: 0x82F6_3B78)
}

extension CyclicRedundancyCheck<UInt64>.Polynomial {
    /// CRC-64/NVME (NVM Express NVM Command Set Specification, §5.2.1.3.4).
    static let nvme = Self(reflected: 0x9A6C_9329_AC4B_C9B5)
}
