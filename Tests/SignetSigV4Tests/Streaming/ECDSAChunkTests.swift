import HTTPTypes
import SignetSigV4
import Testing

/// The chunk tests of aws-c-auth for SigV4a. Its signatures are random: strings to sign and the public key are figures.
@Suite("Chunks signed with SigV4a")
struct ECDSAChunkTests {
    private static let rules: SigningRules = {
        var rules = SigningRules.s3
        rules.headers = rules.headers.signing("content-length")
        return rules
    }()
    private static let signer = SigV4Signer(service: "s3", regionSet: ["us-east-1"], rules: rules)

    private static func publicKey() throws -> ECDSAPublicKey {
        try ECDSAPublicKey(
            x: "18b7d04643359f6ec270dcbab8dce6d169d66ddc9778c75cfb08dfdb701637ab",
            y: "fa36b35e4fe67e3112261d2e17a956ef85b06e44712d2850bcd3c2161e9993f2")
    }

    private static func sign(_ payload: ChunkedPayload) throws -> ChunkedRequest {
        try signer.signChunked(
            ChunkExample.request(), payload: payload, credentials: ChunkExample.credentials, at: ChunkExample.date)
    }

    /// The signatures of an encoded body as they stand in it, padding and all.
    private static func signatures(in encoded: [UInt8]) -> [Substring] {
        String(decoding: encoded, as: UTF8.self).split(separator: "\r\n").compactMap { line in
            line.firstRange(of: ";chunk-signature=").map { line[$0.upperBound...] }
        }
    }

    @Test("The requests are canonicalised, and the chunks and the trailer signed, as aws-c-auth has it")
    func published() throws {
        let names = try ["first", "second", "third"].map { try ChunkExample.field($0) }
        let payload = ChunkedPayload(decodedLength: 66_560, trailers: names.map { .init(name: $0, valueLength: 3) })
        let chunked = try Self.sign(payload)
        #expect(
            chunked.signed.canonicalRequest == """
                PUT
                /examplebucket/chunkObject.txt

                content-encoding:aws-chunked
                content-length:\(chunked.encoder.encodedLength)
                host:s3.amazonaws.com
                x-amz-content-sha256:STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER
                x-amz-date:20130524T000000Z
                x-amz-decoded-content-length:66560
                x-amz-region-set:us-east-1
                x-amz-storage-class:REDUCED_REDUNDANCY
                x-amz-trailer:first,second,third

                content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;\
                x-amz-region-set;x-amz-storage-class;x-amz-trailer
                STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER
                """)
        let trailers: HTTPFields = [names[0]: "1st", names[1]: "2nd", names[2]: "3rd"]
        let encoded = try ChunkExample.encode(ChunkExample.body, with: chunked, piece: 65_536, trailers: trailers)
        #expect(encoded.count == chunked.encoder.encodedLength)
        let key = try Self.publicKey()
        #expect(try ECDSAPublicKey(derivedFrom: ChunkExample.credentials) == key)
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        var previous = chunked.signed.signature
        let signatures = Self.signatures(in: encoded)
        #expect(signatures.count == 3)
        for (signature, hash) in zip(
            signatures,
            [
                "bf718b6f653bebc184e1479f1935b8da974d701b893afcf49e701f3e2f9f9c5a",
                "2edc986847e209b4016e141a6dc8716d3207350f416969382d431539bf292e4a", empty,
            ])
        {
            #expect(signature.utf8.count == 144)
            let bare = String(signature.prefix { $0 != "*" })
            let stringToSign =
                "AWS4-ECDSA-P256-SHA256-PAYLOAD\n20130524T000000Z\n20130524/s3/aws4_request\n"
                + "\(previous)\n\(empty)\n\(hash)"
            #expect(try key.isValid(bare, of: stringToSign))
            previous = bare
        }
        // The hash of "first:1st\nsecond:2nd\nthird:3rd\n".
        let trailer =
            "AWS4-ECDSA-P256-SHA256-TRAILER\n20130524T000000Z\n20130524/s3/aws4_request\n"
            + "\(previous)\n83d8f190334fb741bc8daf73c891689d320bd8017756bc730c540021ed48001f"
        let last = try #require(String(decoding: encoded, as: UTF8.self).split(separator: "\r\n").last)
        #expect(last.hasPrefix("x-amz-trailer-signature:"))
        #expect(try key.isValid(String(last.dropFirst(24).prefix { $0 != "*" }), of: trailer))
    }

    @Test("One byte with a checksum has the length that aws-c-auth sends to S3")
    func length() throws {
        #expect(try Self.sign(ChunkedPayload(decodedLength: 1, checksum: .crc32c)).encoder.encodedLength == 535)
    }

    @Test("Bodies come back whole, verified with the secret or with the public key", arguments: ChunkForm.allCases)
    func roundTrip(form: ChunkForm) throws {
        var random = SplitMix64(seed: 17)
        for _ in 0..<10 {
            let body = (0..<Int.random(in: 0...20_000, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let chunked = try Self.sign(form.payload(body.count))
            let encoded = try ChunkExample.encode(body, with: chunked, piece: 5000)
            #expect(encoded.count == chunked.encoder.encodedLength)
            #expect(try ChunkExample.decode(encoded, of: chunked.signed, piece: 777).body == body)
            let request = chunked.signed.request
            var decoder = try ChunkExample.verifier.verifyChunked(
                request, signature: RequestSignature(of: request), publicKey: Self.publicKey(), at: ChunkExample.date
            ).decoder
            #expect(try decoder.decode(encoded) == body)
            _ = try decoder.finish()
        }
    }

    @Test("No flipped bit of a chunk, its signature or its padding is accepted")
    func bitFlips() throws {
        let chunked = try Self.sign(ChunkForm.signed.payload(3))
        let encoded = try ChunkExample.encode([1, 2, 3], with: chunked, piece: 3)
        let decoder = try ChunkExample.decoder(of: chunked.signed)
        for index in encoded.indices {
            for bit in 0..<8 {
                var flipped = encoded
                flipped[index] ^= 1 << bit
                var decoder = decoder
                #expect(throws: ChunkedPayloadError.self) {
                    _ = try decoder.decode(flipped)
                    _ = try decoder.finish()
                }
            }
        }
    }

    @Test("Events and forms are refused: no service takes them in this form")
    func refused() throws {
        #expect(throws: SigV4Error.self) {
            _ = try Self.signer.signEvents(
                ChunkExample.request(), credentials: ChunkExample.credentials, at: ChunkExample.date)
        }
        #expect(throws: SigV4Error.self) {
            _ = try Self.signer.signPost(
                PostExample.policy, credentials: PostExample.credentials, at: PostExample.date)
        }
        let request = try ChunkForm.signed.sign(ChunkForm.signed.payload(1)).signed.request
        #expect(throws: VerificationError.wrongAlgorithm(expected: .ecdsaP256SHA256, found: .hmacSHA256)) {
            _ = try ChunkExample.verifier.verifyChunked(
                request, signature: RequestSignature(of: request), publicKey: Self.publicKey(), at: ChunkExample.date)
        }
    }
}
