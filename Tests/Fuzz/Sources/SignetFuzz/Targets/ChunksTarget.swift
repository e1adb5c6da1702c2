import HTTPTypes
import SignetSigV4

/// Bodies in chunks: what is encoded is decoded, and what a stranger sends means the same however it is split.
enum ChunksTarget {
    private static let credentials = Credentials(
        accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    private static let date = Timestamp(secondsSince1970: 1_440_938_160)
    private static let signer = SigV4Signer(service: "s3", region: "eu-west-1")
    private static let verifier = SigV4Verifier(service: "s3", region: "eu-west-1")
    private static let request = HTTPRequest(method: .put, scheme: "https", authority: "example.com", path: "/key")
    private static let limits = ChunkLimits(smallestChunkBytes: 1)

    // For strangers' bodies of sixteen bytes; a head need not be signed again for each.
    private static let decoders = forms(length: 16).map { try? open($0).decoder }

    static func run(_ input: inout FuzzedInput) {
        let choice = input.byte()
        let step = Int(input.byte()) + 1
        let bytes = Array(input.rest())
        let form = Int(choice) % 3
        if choice & 4 == 0 {
            strangers(bytes, decoders[form], step: step)
        } else {
            roundTrip(bytes, forms(length: bytes.count)[form], step: step)
        }
    }

    private static func forms(length: Int) -> [ChunkedPayload] {
        [
            ChunkedPayload(decodedLength: length), ChunkedPayload(decodedLength: length, checksum: .crc32c),
            ChunkedPayload(decodedLength: length, coverage: .unsigned, checksum: .crc64nvme),
        ]
    }

    private static func strangers(_ bytes: [UInt8], _ decoder: ChunkDecoder?, step: Int) {
        guard let decoder else { fatalError("the head does not verify") }
        let whole = decode(bytes, decoder, step: bytes.count + 1)
        let pieces = decode(bytes, decoder, step: step)
        require(whole.error == pieces.error, "split otherwise it is \(pieces), not \(whole)")
        require(whole.body.starts(with: pieces.body) || pieces.body.starts(with: whole.body), "other bytes")
        require(whole.error != nil || whole.body.count == 16, "a body of another length is accepted")
    }

    private static func roundTrip(_ body: [UInt8], _ payload: ChunkedPayload, step: Int) {
        guard case (var encoder, let decoder)? = try? open(payload), let encoded = try? encoder.encode(body),
            let end = try? encoder.finish()
        else { fatalError("a body of \(body.count) bytes cannot be encoded") }
        let decoded = decode(encoded + end, decoder, step: step)
        require(decoded.error == nil && decoded.body == body, "what was encoded is not what is decoded: \(decoded)")
    }

    private static func open(
        _ payload: ChunkedPayload
    ) throws -> (encoder: ChunkEncoder, decoder: ChunkDecoder) {
        let chunked = try signer.signChunked(request, payload: payload, credentials: credentials, at: date)
        let verified = try verifier.verifyChunked(chunked.signed.request, at: date, limits: limits) {
            _ throws(VerificationError) in credentials
        }
        return (chunked.encoder, verified.decoder)
    }

    private static func decode(
        _ bytes: [UInt8], _ decoder: ChunkDecoder, step: Int
    ) -> (body: [UInt8], error: ChunkedPayloadError?) {
        var decoder = decoder
        var body: [UInt8] = []
        do throws(ChunkedPayloadError) {
            var rest = bytes[...]
            while !rest.isEmpty {
                body += try decoder.decode(Array(rest.prefix(step)))
                rest = rest.dropFirst(step)
            }
            _ = try decoder.finish()
            return (body, nil)
        } catch {
            return (body, error)
        }
    }
}
