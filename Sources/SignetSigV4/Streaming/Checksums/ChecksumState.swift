/// A checksum that is being computed, piece by piece.
enum ChecksumState: Sendable {
    case crc32(CyclicRedundancyCheck<UInt32>)
    case crc64(CyclicRedundancyCheck<UInt64>)
    case sha256(PayloadHasher)

    init(_ checksum: PayloadChecksum) {
        self =
            switch checksum {
            case .crc32: .crc32(CyclicRedundancyCheck(.iso3309))
            case .crc32c: .crc32(CyclicRedundancyCheck(.castagnoli))
            case .crc64nvme: .crc64(CyclicRedundancyCheck(.nvme))
            case .sha256: .sha256(PayloadHasher())
            }
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        switch self {
        case .crc32(var check):
            check.update(bytes)
            self = .crc32(check)
        case .crc64(var check):
            check.update(bytes)
            self = .crc64(check)
        case .sha256(var hasher):
            hasher.update(bytes)
            self = .sha256(hasher)
        }
    }

    /// The value of the trailer field: the checksum, highest byte first, in base64.
    var fieldValue: String {
        switch self {
        case .crc32(let check): Base64.encode(check.bigEndianBytes)
        case .crc64(let check): Base64.encode(check.bigEndianBytes)
        case .sha256(let hasher): hasher.digest.withUnsafeBytes { Base64.encode($0) }
        }
    }
}
