import HTTPTypes

/// What the head of a request says of its chunks.
struct ChunkedHead {
    let form: StreamingForm
    let decodedLength: Int
    let trailers: Set<HTTPField.Name>

    init(
        of request: HTTPRequest, algorithm: SigningAlgorithm, rules: SigningRules, limits: ChunkLimits
    ) throws(VerificationError) {
        let fields = request.headerFields
        guard let hash = fields[AWSHeader.contentSHA256], let form = StreamingForm(hash, algorithm: algorithm),
            form != .events
        else {
            throw .malformedRequest(why: "its X-Amz-Content-Sha256 names no form of chunks for \(algorithm.rawValue)")
        }
        guard form.isSigned || rules.acceptsUnsignedPayload else {
            throw .malformedRequest(why: "its chunks are not signed, and must be here")
        }
        self.form = form
        decodedLength = try Self.decodedLength(fields[values: AWSHeader.decodedContentLength], limits: limits)
        trailers = try Self.trailers(fields[values: AWSHeader.trailer])
        guard form.hasTrailer == !trailers.isEmpty else {
            throw .malformedRequest(why: "its X-Amz-Trailer is not what its X-Amz-Content-Sha256 announces")
        }
    }

    private static func decodedLength(_ values: [String], limits: ChunkLimits) throws(VerificationError) -> Int {
        // 15 digits: no overflow, and beyond any object.
        guard values.count == 1, let value = values.first, (1...15).contains(value.utf8.count),
            value.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let length = Int(value)
        else { throw .malformedRequest(why: "its X-Amz-Decoded-Content-Length is not one number of bytes") }
        guard length <= limits.decodedBytes else {
            throw .limitExceeded(what: "bytes of body", limit: limits.decodedBytes)
        }
        return length
    }

    private static func trailers(_ values: [String]) throws(VerificationError) -> Set<HTTPField.Name> {
        var names: Set<HTTPField.Name> = []
        for part in values.flatMap({ $0.split { $0 == "," || $0 == " " } }) {
            guard let name = HTTPField.Name(String(part)), name != AWSHeader.trailerSignature,
                names.insert(name).inserted
            else { throw .malformedRequest(why: "its X-Amz-Trailer is not a list of distinct field names") }
        }
        // Each costs a comparison a line, and a known checksum a pass over the body.
        guard names.count <= 32 else { throw .limitExceeded(what: "trailer fields", limit: 32) }
        return names
    }
}
