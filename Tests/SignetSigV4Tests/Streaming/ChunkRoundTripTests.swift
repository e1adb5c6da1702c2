import HTTPTypes
import SignetSigV4
import SignetTestSupport
import Testing

@Suite("Chunks, there and back")
struct ChunkRoundTripTests {
    private static func body(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    @Test("Random bodies come back whole, in the length predicted, whatever the pieces", arguments: ChunkForm.allCases)
    func random(form: ChunkForm) throws {
        var random = SplitMix64(seed: 7)
        for round in 0..<Samples.count(120) {
            let length = random.pick([0, 1, 8191, 8192, 8193, 16_384, Int.random(in: 0...70_000, using: &random)])
            let chunkSize = random.pick([8192, 8193, 10_000, 65_536])
            let body = Self.body(length, seed: UInt64(round))
            let payload = form.payload(
                length, chunkSize: chunkSize, checksum: random.pick(PayloadChecksum.allCases))
            let chunked = try form.sign(payload)
            let encoded = try ChunkExample.encode(
                body, with: chunked, piece: random.pick([1, 100, 8192, 20_000, 1 << 20]))
            #expect(encoded.count == chunked.encoder.encodedLength)
            #expect(chunked.signed.request.headerFields[.contentLength] == String(encoded.count))
            let decoded = try ChunkExample.decode(
                encoded, of: chunked.signed, piece: random.pick([1, 7, 4096, 8192, 1 << 20]))
            #expect(decoded.body == body)
            #expect(decoded.trailers.count == (form == .signed ? 0 : 1))
        }
    }

    /// Every place in headers, signatures and trailers; of the data in between, every sixteenth.
    private static func splits(of count: Int) -> [Int] {
        (0...count).filter { $0 < 120 || $0 > 8150 || $0 % 16 == 0 }
    }

    @Test("Split in two at every byte, a body is the same", arguments: ChunkForm.allCases)
    func everySplit(form: ChunkForm) throws {
        let body = Self.body(8192 + 40)
        let chunked = try form.sign(form.payload(body.count))
        let encoded = try ChunkExample.encode(body, with: chunked, piece: body.count)
        let decoder = try ChunkExample.decoder(of: chunked.signed)
        for split in Self.splits(of: encoded.count) {
            var decoder = decoder
            let decoded = try decoder.decode(Array(encoded[..<split])) + decoder.decode(Array(encoded[split...]))
            try #require(decoded == body)
            _ = try decoder.finish()
        }
    }

    @Test("Split in two at every byte, a body is encoded the same", arguments: ChunkForm.allCases)
    func everyEncodingSplit(form: ChunkForm) throws {
        let body = Self.body(8192 + 40)
        let chunked = try form.sign(form.payload(body.count))
        let whole = try ChunkExample.encode(body, with: chunked, piece: body.count)
        for split in Self.splits(of: body.count) {
            var encoder = chunked.encoder
            let encoded =
                try encoder.encode(Array(body[..<split])) + encoder.encode(Array(body[split...])) + encoder.finish()
            try #require(encoded == whole)
        }
    }

    /// A flipped bit may change the case of a digit in a size or the name of a trailer field, which changes nothing that
    /// is received; whatever it changes otherwise is found.
    @Test("No flipped bit yields another body or trailer", arguments: ChunkForm.allCases)
    func bitFlips(form: ChunkForm) throws {
        let body = Self.body(8192 + 10)
        let chunked = try form.sign(form.payload(body.count))
        let encoded = try ChunkExample.encode(body, with: chunked, piece: body.count)
        let decoder = try ChunkExample.decoder(of: chunked.signed)
        let honest = try ChunkExample.decode(encoded, of: chunked.signed, piece: encoded.count)
        var accepted = 0
        for index in encoded.indices where index < 200 || index > 8000 || index % 61 == 0 {
            for bit in 0..<8 {
                var flipped = encoded
                flipped[index] ^= 1 << bit
                var decoder = decoder
                guard let decoded = try? decoder.decode(flipped), let trailers = try? decoder.finish() else { continue }
                accepted += 1
                #expect(decoded == honest.body && trailers == honest.trailers)
            }
        }
        // The letters of `x-amz-checksum-crc32c` and `x-amz-trailer-signature` in upper case, and of `a` in a size.
        #expect(accepted <= 45)
    }

    @Test("A chunk left out, doubled or moved is refused, and so is a body cut short or with more behind it")
    func rearranged() throws {
        let body = Self.body(3 * 8192)
        let chunked = try ChunkForm.signed.sign(ChunkForm.signed.payload(body.count))
        var encoder = chunked.encoder
        let chunks = try (0..<3).map { try encoder.encode(Array(body[($0 * 8192)..<(($0 + 1) * 8192)])) }
        let end = try encoder.finish()
        func error(_ parts: [[UInt8]]) -> ChunkedPayloadError? {
            #expect(throws: ChunkedPayloadError.self) {
                _ = try ChunkExample.decode(parts.flatMap(\.self), of: chunked.signed, piece: 5000)
            }
        }
        #expect(error([chunks[0], chunks[2], chunks[1], end]) == .chunkSignatureMismatch(index: 1))
        #expect(error([chunks[0], chunks[0], chunks[1], end]) == .chunkSignatureMismatch(index: 1))
        #expect(error([chunks[0], chunks[1], end]) == .lengthMismatch(declared: 24_576, actual: 16_384))
        #expect(error(chunks + [chunks[2]]) == .lengthMismatch(declared: 24_576, actual: 32_768))
        #expect(error(chunks) == .truncated)
        #expect(error(chunks + [Array(end.dropLast())]) == .truncated)
        #expect(error(chunks + [end, [0]]) == .trailingBytes)
    }
}
