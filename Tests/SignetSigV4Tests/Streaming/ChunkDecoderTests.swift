import HTTPTypes
import SignetSigV4
import Testing

@Suite("The decoder of chunks")
struct ChunkDecoderTests {
    /// What arrives for a body of 3 bytes in unsigned chunks with a checksum, and what is said of it.
    static let malformed: [(String, ChunkedPayloadError)] = [
        ("", .truncated),
        ("3\r\nabc", .truncated),
        ("3\nabc\r\n", .malformedChunk(why: "a line ends in LF without CR")),
        ("+3\r\nabc\r\n", .malformedChunk(why: "it does not begin with a size of 1 to 7 hexadecimal digits")),
        (" 3\r\nabc\r\n", .malformedChunk(why: "it does not begin with a size of 1 to 7 hexadecimal digits")),
        ("0x3\r\nabc\r\n", .malformedChunk(why: "something follows the size of an unsigned chunk")),
        ("00000003\r\n", .malformedChunk(why: "it, or what follows the data of the one before, is too long")),
        ("3;a=b\r\n", .malformedChunk(why: "something follows the size of an unsigned chunk")),
        ("3\r\nabcd\r\n", .malformedChunk(why: "it, or what follows the data of the one before, is too long")),
        ("3\r\nabc\n", .malformedChunk(why: "a line ends in LF without CR")),
        ("4\r\nabcd\r\n", .lengthMismatch(declared: 3, actual: 4)),
        ("2\r\nab\r\n0\r\n", .lengthMismatch(declared: 3, actual: 2)),
        ("2\r\nab\r\n1\r\nc\r\n", .chunkTooSmall(index: 0, size: 2)),
        ("fffffff\r\n", .limitExceeded(what: "bytes in a chunk", limit: 16_777_216)),
        ("3\r\nabc\r\n0\r\n\r\n", .malformedTrailer(why: "'x-amz-checksum-crc32' was announced and is not there")),
        ("3\r\nabc\r\n0\r\nx\r\n", .malformedTrailer(why: "a line does not begin with a field name and ':'")),
        ("3\r\nabc\r\n0\r\n: a\r\n", .malformedTrailer(why: "a line does not begin with a field name and ':'")),
        ("3\r\nabc\r\n0\r\nx-b:1\r\n", .malformedTrailer(why: "'x-b' was not announced, or is there twice")),
        (
            "3\r\nabc\r\n0\r\nx-amz-checksum-crc32:a b\r\n",
            .malformedTrailer(why: "the value of 'x-amz-checksum-crc32' holds more than visible ASCII")
        ),
        (
            "3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\nx-amz-checksum-crc32:NSRBwg==\r\n",
            .malformedTrailer(why: "'x-amz-checksum-crc32' was not announced, or is there twice")
        ),
        ("3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\n", .malformedTrailer(why: "a line ends in LF without CR")),
        (
            "3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwh==\r\n\r\n",
            .checksumMismatch(field: "x-amz-checksum-crc32")
        ),
        ("3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\nx", .trailingBytes),
    ]

    private static func head() throws -> SignedRequest {
        let form = ChunkForm.unsignedWithTrailer
        return try form.sign(form.payload(3, checksum: .crc32)).signed
    }

    @Test(
        "What is not a chunked body is refused for what is wrong with it, whole or byte by byte", arguments: malformed)
    func refused(text: String, expected: ChunkedPayloadError) throws {
        let signed = try Self.head()
        for piece in [1, 1000] {
            let error = #expect(throws: ChunkedPayloadError.self) {
                _ = try ChunkExample.decode(Array(text.utf8), of: signed, piece: piece)
            }
            #expect(error == expected)
            #expect(error.map { !$0.description.isEmpty } == true)
        }
    }

    @Test("White space around a trailer value, and a name in any case, are accepted")
    func lenient() throws {
        let text = "3\r\nabc\r\n0\r\nX-Amz-Checksum-CRC32: \t NSRBwg== \r\n\r\n"
        let decoded = try ChunkExample.decode(Array(text.utf8), of: Self.head(), piece: 4)
        #expect(decoded.body == Array("abc".utf8))
        #expect(decoded.trailers[try ChunkExample.field("x-amz-checksum-crc32")] == "NSRBwg==")
    }

    @Test("A decoder that has failed stays failed")
    func poisoned() throws {
        var decoder = try ChunkExample.decoder(of: Self.head())
        for _ in 0..<2 {
            #expect(throws: ChunkedPayloadError.lengthMismatch(declared: 3, actual: 9)) {
                _ = try decoder.decode(Array("9\r\n".utf8))
            }
        }
        #expect(throws: ChunkedPayloadError.lengthMismatch(declared: 3, actual: 9)) { _ = try decoder.finish() }
    }

    @Test("The limits hold: of a chunk, of the trailer and of the body")
    func limits() throws {
        let signed = try Self.head()
        var limits = ChunkLimits(trailerBytes: 20)
        var decoder = try ChunkExample.decoder(of: signed, limits: limits)
        #expect(throws: ChunkedPayloadError.limitExceeded(what: "bytes of trailer", limit: 20)) {
            _ = try decoder.decode(Array("3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n".utf8))
        }
        limits = ChunkLimits(chunkBytes: 2)
        decoder = try ChunkExample.decoder(of: signed, limits: limits)
        #expect(throws: ChunkedPayloadError.limitExceeded(what: "bytes in a chunk", limit: 2)) {
            _ = try decoder.decode(Array("3\r\n".utf8))
        }
        #expect(throws: VerificationError.limitExceeded(what: "bytes of body", limit: 2)) {
            _ = try ChunkExample.decoder(of: signed, limits: ChunkLimits(decodedBytes: 2))
        }
    }

    @Test("Nothing of a signed chunk is handed over before its signature has been checked")
    func heldBack() throws {
        let form = ChunkForm.signed
        let chunked = try form.sign(form.payload(8192))
        let encoded = try ChunkExample.encode([UInt8](repeating: 7, count: 8192), with: chunked, piece: 8192)
        var decoder = try ChunkExample.decoder(of: chunked.signed)
        let dataEnd = encoded.count - 86 - 2
        #expect(try decoder.decode(Array(encoded[..<(dataEnd - 1)])).isEmpty)
        #expect(try decoder.decode([encoded[dataEnd - 1]]).count == 8192)
    }
}
