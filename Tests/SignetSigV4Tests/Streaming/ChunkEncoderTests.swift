import HTTPTypes
import SignetSigV4
import Testing

@Suite("The encoder of chunks")
struct ChunkEncoderTests {
    private static func kind(_ body: () throws -> Void) -> SigV4Error.Kind? {
        do {
            try body()
            return nil
        } catch {
            return (error as? SigV4Error)?.kind
        }
    }

    @Test("A body longer or shorter than promised is an error, and none of the surplus is encoded")
    func length() throws {
        var encoder = try ChunkForm.signed.sign(ChunkForm.signed.payload(10)).encoder
        #expect(try encoder.encode([UInt8](repeating: 0, count: 9)).isEmpty)
        #expect(Self.kind { _ = try encoder.encode([1, 2]) } == .payloadLengthMismatch)
        #expect(Self.kind { _ = try encoder.finish() } == .payloadLengthMismatch)
        #expect(try !encoder.encode([0]).isEmpty)
        _ = try encoder.finish()
        #expect(Self.kind { _ = try encoder.finish() } == .payloadLengthMismatch)
        #expect(Self.kind { _ = try encoder.encode([]) } == .payloadLengthMismatch)
    }

    @Test("What cannot be sent in chunks is refused before it is signed for")
    func invalidPayload() throws {
        let name = try ChunkExample.field("x-a")
        let signature = try ChunkExample.field("x-amz-trailer-signature")
        let payloads = [
            ChunkedPayload(decodedLength: -1), ChunkedPayload(decodedLength: .max),
            ChunkedPayload(decodedLength: 1, chunkSize: 8191), ChunkedPayload(decodedLength: 1, chunkSize: 1 << 25),
            ChunkedPayload(decodedLength: 1, coverage: .unsigned),
            ChunkedPayload(decodedLength: 1, trailers: [.init(name: name, valueLength: -1)]),
            ChunkedPayload(decodedLength: 1, trailers: [.init(name: signature, valueLength: 1)]),
            ChunkedPayload(
                decodedLength: 1, checksum: .crc32,
                trailers: [.init(name: PayloadChecksum.crc32.fieldName, valueLength: 8)]),
            ChunkedPayload(
                decodedLength: 1,
                trailers: try (0..<33).map { .init(name: try ChunkExample.field("x-\($0)"), valueLength: 1) }),
        ]
        for payload in payloads {
            #expect(Self.kind { _ = try ChunkForm.signed.sign(payload) } == .invalidPayload)
        }
        var request = try ChunkExample.request()
        request.headerFields[.transferEncoding] = "chunked"
        #expect(
            Self.kind {
                _ = try ChunkExample.signer().signChunked(
                    request, payload: ChunkForm.signed.payload(1), credentials: ChunkExample.credentials,
                    at: ChunkExample.date)
            } == .invalidRequest)
    }

    @Test("Trailer fields must be those announced, in the length announced")
    func trailers() throws {
        let a = try ChunkExample.field("x-amz-a")
        let b = try ChunkExample.field("x-amz-b")
        let payload = ChunkedPayload(
            decodedLength: 0, checksum: .crc64nvme,
            trailers: [.init(name: b, valueLength: 2), .init(name: a, valueLength: 3)])
        let chunked = try ChunkForm.signedWithTrailer.sign(payload)
        let wrong: [HTTPFields] = [
            [:], [a: "123"], [a: "123", b: "1"], [a: "123", b: "12", .accept: "1"], [a: "1 3", b: "12"],
            [a: "123", b: "12", PayloadChecksum.crc64nvme.fieldName: "AAAAAAAAAAA="],
        ]
        for trailers in wrong {
            #expect(
                Self.kind { _ = try ChunkExample.encode([], with: chunked, piece: 1, trailers: trailers) }
                    == .invalidPayload)
        }
        let encoded = try ChunkExample.encode([], with: chunked, piece: 1, trailers: [a: "123", b: "12"])
        #expect(encoded.count == chunked.encoder.encodedLength)
        #expect(
            String(decoding: encoded, as: UTF8.self).contains(
                "\r\nx-amz-a:123\r\nx-amz-b:12\r\nx-amz-checksum-crc64nvme:"))
        let decoded = try ChunkExample.decode(encoded, of: chunked.signed, piece: 3)
        #expect(decoded.trailers[b] == "12")
    }

    @Test("A chunk is held until it is full where it is signed, and not where it is not")
    func holding() throws {
        var encoder = try ChunkForm.signed.sign(ChunkForm.signed.payload(16_384)).encoder
        #expect(try encoder.encode([UInt8](repeating: 0, count: 8191)).isEmpty)
        #expect(try encoder.encode([0]).count == 8192 + "2000;chunk-signature=".utf8.count + 64 + 4)
        var unsigned = try ChunkForm.unsignedWithTrailer.sign(ChunkForm.unsignedWithTrailer.payload(16_384)).encoder
        #expect(try unsigned.encode([0]) == Array("2000\r\n\0".utf8))
        #expect(try unsigned.encode([1, 2]) == [1, 2])
    }
}
