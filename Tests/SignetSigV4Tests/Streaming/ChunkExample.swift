import HTTPTypes
import SignetSigV4
import Testing

/// The upload of the S3 API reference: 65 KiB of `a` in chunks of 64 KiB.
enum ChunkExample {
    static let credentials = Credentials(
        accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    static let body = [UInt8](repeating: UInt8(ascii: "a"), count: 66_560)
    static let date = Timestamp(secondsSince1970: 1_369_353_600)

    /// - Parameter signsLength: the documentation signs `Content-Length` in one example and not in the other.
    static func signer(signsLength: Bool = false) -> SigV4Signer {
        var rules = SigningRules.s3
        if signsLength { rules.headers = rules.headers.signing("content-length") }
        return SigV4Signer(service: "s3", region: "us-east-1", rules: rules)
    }

    static let verifier = SigV4Verifier(service: "s3", region: "us-east-1")

    static func request() throws -> HTTPRequest {
        HTTPRequest(
            method: .put, scheme: "https", authority: "s3.amazonaws.com", path: "/examplebucket/chunkObject.txt",
            headerFields: [try field("x-amz-storage-class"): "REDUCED_REDUNDANCY"])
    }

    static func field(_ name: String) throws -> HTTPField.Name { try #require(HTTPField.Name(name)) }

    /// The whole of an encoded body, given in pieces of this size.
    static func encode(
        _ body: [UInt8], with chunked: ChunkedRequest, piece: Int, trailers: HTTPFields = [:]
    ) throws -> [UInt8] {
        var encoder = chunked.encoder
        var encoded: [UInt8] = []
        for start in stride(from: 0, to: body.count, by: piece) {
            encoded += try encoder.encode(Array(body[start..<min(start + piece, body.count)]))
        }
        return encoded + (try encoder.finish(trailers: trailers))
    }

    /// The head verified, and the decoder of its body.
    static func decoder(of signed: SignedRequest, limits: ChunkLimits = ChunkLimits()) throws -> ChunkDecoder {
        try verifier.verifyChunked(signed.request, at: date, limits: limits) { _ in credentials }.decoder
    }

    /// The body of what is sent, which arrives in pieces of this size.
    static func decode(
        _ encoded: [UInt8], of signed: SignedRequest, piece: Int, limits: ChunkLimits = ChunkLimits()
    ) throws -> (body: [UInt8], trailers: HTTPFields) {
        var decoder = try decoder(of: signed, limits: limits)
        var body: [UInt8] = []
        for start in stride(from: 0, to: encoded.count, by: piece) {
            body += try decoder.decode(Array(encoded[start..<min(start + piece, encoded.count)]))
        }
        return (body, try decoder.finish())
    }
}
