import Foundation
import HTTPTypes
import SignetSigV4
import SignetTestSupport
import Testing

/// botocore signs no chunks, but it sends unsigned ones with a checksum behind them.
@Suite("botocore, chunks", .enabled("needs botocore") { await Program.pythonHas("botocore.httpchecksum") })
struct ChunkOracleTests {
    private static let script = """
        import base64, io, json, sys
        from botocore.httpchecksum import AwsChunkedWrapper, Crc32Checksum, CrtCrc32cChecksum, Sha256Checksum
        kinds = {"crc32": Crc32Checksum, "crc32c": CrtCrc32cChecksum, "sha256": Sha256Checksum}
        answers = []
        for body, size, kind in json.load(open(sys.argv[1])):
            stream = io.BytesIO(base64.b64decode(body))
            chunks = AwsChunkedWrapper(stream, kinds[kind], "x-amz-checksum-" + kind, chunk_size=size)
            answers.append(base64.b64encode(chunks.read()).decode())
        print(json.dumps(answers))
        """

    @Test("botocore sends 200 random bodies with a checksum behind them in the same bytes")
    func unsigned() async throws {
        var random = SplitMix64(seed: 11)
        var questions: [[String]] = []
        var encoded: [[UInt8]] = []
        for _ in 0..<200 {
            let count = random.pick([0, 1, 8192, 16_384, Int.random(in: 0...30_000, using: &random)])
            let body = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            let size = Int.random(in: 8192...12_000, using: &random)
            let checksum = random.pick([PayloadChecksum.crc32, .crc32c, .sha256])
            let form = ChunkForm.unsignedWithTrailer
            let chunked = try form.sign(form.payload(count, chunkSize: size, checksum: checksum))
            encoded.append(try ChunkExample.encode(body, with: chunked, piece: 1000))
            questions.append([Data(body).base64EncodedString(), String(size), "\(checksum)"])
        }
        let directory = try TemporaryDirectory()
        let text = "[" + questions.map { #"["\#($0[0])",\#($0[1]),"\#($0[2])"]"# }.joined(separator: ",") + "]"
        try Data(text.utf8).write(to: directory.url.appendingPathComponent("questions"))
        let answer = try await Program.run(Program.python, ["-c", Self.script, directory.path("questions")])
        try #require(answer.status == 0, Comment(rawValue: answer.errors))
        let expected = try JSONDecoder().decode([String].self, from: Data(answer.output.utf8))
        #expect(encoded.map { Data($0).base64EncodedString() } == expected)
    }
}
