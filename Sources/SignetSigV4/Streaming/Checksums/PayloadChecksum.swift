public import HTTPTypes

/// A checksum of a body that travels behind it, in a trailer field.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html>
public enum PayloadChecksum: Hashable, Sendable, CaseIterable {
    /// CRC-32 of ISO 3309, as in gzip: what the AWS SDKs send by default.
    case crc32
    /// CRC-32 with the Castagnoli polynomial.
    case crc32c
    /// CRC-64 as NVMe has it: what S3 computes when a client sends none.
    case crc64nvme
    /// SHA-256: the only one here that withstands an adversary.
    case sha256

    /// The name of the trailer field, such as `x-amz-checksum-crc32`.
    public var fieldName: HTTPField.Name {
        switch self {
        case .crc32: AWSHeader.name("x-amz-checksum-crc32")
        case .crc32c: AWSHeader.name("x-amz-checksum-crc32c")
        case .crc64nvme: AWSHeader.name("x-amz-checksum-crc64nvme")
        case .sha256: AWSHeader.name("x-amz-checksum-sha256")
        }
    }

    /// The bytes of the field's value: the checksum, highest byte first, in base64.
    public var valueLength: Int { Base64.encodedLength(of: digestLength) }

    private var digestLength: Int {
        switch self {
        case .crc32, .crc32c: 4
        case .crc64nvme: 8
        case .sha256: 32
        }
    }

    /// The checksum that the trailer field of this name carries, if it is one of these.
    init?(fieldName: HTTPField.Name) {
        guard let match = Self.allCases.first(where: { $0.fieldName == fieldName }) else { return nil }
        self = match
    }
}
