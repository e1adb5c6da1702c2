public import HTTPTypes

/// A body that is sent as `aws-chunked`: in chunks, each signed or not, with trailer fields behind them or not.
///
/// Nothing has to be read before the first byte is sent: a chunk is signed when it is full, and the checksum of the whole
/// follows it. The length of the encoded body is known in advance.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html>
public struct ChunkedPayload: Hashable, Sendable {
    /// Whether the chunks are signed.
    public enum Coverage: Hashable, Sendable {
        /// Each chunk is, and the trailer fields are.
        case signed
        /// None is: only the checksum in the trailer guards the body, and TLS. At least one trailer field is needed.
        case unsigned
    }

    /// A trailer field whose value is known when the body has been sent; its length is needed before.
    public struct Trailer: Hashable, Sendable {
        /// The name, which `X-Amz-Trailer` announces.
        public let name: HTTPField.Name
        /// The bytes of the value, without white space around it.
        public let valueLength: Int

        /// Announces a field.
        public init(name: HTTPField.Name, valueLength: Int) {
            self.name = name
            self.valueLength = valueLength
        }
    }

    /// What a chunk may hold. 8 KiB is what S3 demands of all but the last; 16 MiB is a bound of this package, because a
    /// receiver has to hold a whole chunk before it can trust a byte of it.
    public static let chunkSizes = 8192...16_777_216

    /// The bytes of the body itself.
    public var decodedLength: Int
    /// The bytes of the body in each chunk but the last.
    public var chunkSize: Int
    /// Whether the chunks are signed.
    public var coverage: Coverage
    /// A checksum that is computed on the way and sent as a trailer field.
    public var checksum: PayloadChecksum?
    /// Further trailer fields, whose values are given at the end.
    public var trailers: [Trailer]

    /// Describes a body; nothing is checked before it is signed for.
    /// - Parameters:
    ///   - decodedLength: the bytes of the body, 0 to 2^60.
    ///   - chunkSize: one of ``chunkSizes``; by default 65,536, as in S3's documentation: the signatures add 0.14 % to
    ///     the body, and the chunk that is held back until it is signed stays in a processor's cache.
    public init(
        decodedLength: Int, chunkSize: Int = 65_536, coverage: Coverage = .signed, checksum: PayloadChecksum? = nil,
        trailers: [Trailer] = []
    ) {
        self.decodedLength = decodedLength
        self.chunkSize = chunkSize
        self.coverage = coverage
        self.checksum = checksum
        self.trailers = trailers
    }

    /// Every trailer field, by name: sorted, so that it makes no difference whether a service hashes the trailer as it
    /// arrives or in canonical order.
    var allTrailers: [Trailer] {
        let computed = checksum.map { Trailer(name: $0.fieldName, valueLength: $0.valueLength) }
        return (trailers + [computed].compactMap(\.self)).sorted { $0.name.canonicalName < $1.name.canonicalName }
    }

    var form: StreamingForm {
        switch coverage {
        case .signed: checksum == nil && trailers.isEmpty ? .chunks : .chunksAndTrailer
        case .unsigned: .unsignedChunksAndTrailer
        }
    }
}
