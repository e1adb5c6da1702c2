/// What is said of a body that is signed, or not, piece by piece while it is sent.
enum StreamingForm: Hashable, Sendable {
    /// Every chunk is signed.
    case chunks
    /// Every chunk and the trailer fields are signed.
    case chunksAndTrailer
    /// Nothing of the body is signed; a checksum follows it.
    case unsignedChunksAndTrailer
    /// Every event-stream message is signed.
    case events

    private static let unsignedName = "STREAMING-UNSIGNED-PAYLOAD-TRAILER"

    var isSigned: Bool { self != .unsignedChunksAndTrailer }
    var hasTrailer: Bool { self == .chunksAndTrailer || self == .unsignedChunksAndTrailer }

    /// The last line of the canonical request, and the value of `x-amz-content-sha256`.
    func payloadHash(_ algorithm: SigningAlgorithm) -> PayloadHash {
        let value =
            switch self {
            case .chunks: "STREAMING-\(algorithm.rawValue)-PAYLOAD"
            case .chunksAndTrailer: "STREAMING-\(algorithm.rawValue)-PAYLOAD-TRAILER"
            case .unsignedChunksAndTrailer: Self.unsignedName
            case .events: "STREAMING-\(algorithm.rawValue)-EVENTS"
            }
        return PayloadHash(marker: value)
    }

    /// The form that a value of `x-amz-content-sha256` names.
    init?(_ payloadHash: String, algorithm: SigningAlgorithm) {
        let forms: [StreamingForm] = [.chunks, .chunksAndTrailer, .unsignedChunksAndTrailer, .events]
        guard let form = forms.first(where: { $0.payloadHash(algorithm).value == payloadHash }) else { return nil }
        self = form
    }
}
