import Foundation
import HTTPTypes
@testable import SignetSigV4
import SignetTestSupport
import Testing

@Suite("Checksums of bodies")
struct PayloadChecksumTests {
    private static func value(_ checksum: PayloadChecksum, of bytes: [UInt8], piece: Int) -> String {
        var state = ChecksumState(checksum)
        for start in stride(from: 0, to: bytes.count, by: piece) {
            bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { state.update($0) }
        }
        return state.fieldValue
    }

    /// The check values of the catalogue of CRC algorithms, and FIPS 180-2 for "abc".
    @Test("The published check values are reproduced, whatever the pieces", arguments: [1, 2, 8, 9])
    func published(piece: Int) throws {
        let digits = Array("123456789".utf8)
        #expect(Self.value(.crc32, of: digits, piece: piece) == Base64.encode([0xCB, 0xF4, 0x39, 0x26]))
        #expect(Self.value(.crc32c, of: digits, piece: piece) == Base64.encode([0xE3, 0x06, 0x92, 0x83]))
        let crc64: [UInt8] = [0xAE, 0x8B, 0x14, 0x86, 0x0A, 0x79, 0x98, 0x88]
        #expect(Self.value(.crc64nvme, of: digits, piece: piece) == Base64.encode(crc64))
        let sha256 = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        #expect(Self.value(.sha256, of: Array("abc".utf8), piece: piece) == sha256)
    }

    @Test("A value has the length that is announced", arguments: PayloadChecksum.allCases)
    func length(checksum: PayloadChecksum) {
        #expect(Self.value(checksum, of: [], piece: 1).utf8.count == checksum.valueLength)
        #expect(PayloadChecksum(fieldName: checksum.fieldName) == checksum)
    }

    @Test("Base64 is Foundation's, both ways, for every length and byte")
    func base64() {
        var random = SplitMix64(seed: 3)
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            let text = Base64.encode(bytes)
            #expect(text == Data(bytes).base64EncodedString())
            #expect(text.utf8.count == Base64.encodedLength(of: count))
            #expect(Base64.decode(text.utf8) == bytes)
        }
    }

    @Test(
        "Base64 with another reading is refused",
        arguments: ["A", "AA", "AAA", "AB==", "AAB=", "AA=A", "A===", "====", "AAAA=", "AAA\n", "AA-_", "AAAA===="])
    func badBase64(text: String) {
        #expect(Base64.decode(text.utf8) == nil)
    }

    @Test(
        "awscrt computes the same checksums of 300 random bodies",
        .enabled("needs awscrt") { await Program.pythonHas("awscrt.checksums") })
    func oracle() async throws {
        var random = SplitMix64(seed: 5)
        let bodies = (0..<300).map { _ in
            (0..<Int.random(in: 0...2000, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
        let directory = try TemporaryDirectory()
        try JSONEncoder().encode(bodies.map { Data($0).base64EncodedString() })
            .write(to: directory.url.appendingPathComponent("bodies"))
        let script = """
            import base64, json, sys
            import awscrt.checksums as c
            kinds = [(c.crc32, 4), (c.crc32c, 4), (c.crc64nvme, 8)]
            bodies = [base64.b64decode(b) for b in json.load(open(sys.argv[1]))]
            print(json.dumps([[base64.b64encode(f(b).to_bytes(n, "big")).decode() for f, n in kinds] for b in bodies]))
            """
        let answer = try await Program.run(Program.python, ["-c", script, directory.path("bodies")])
        try #require(answer.status == 0, Comment(rawValue: answer.errors))
        let expected = try JSONDecoder().decode([[String]].self, from: Data(answer.output.utf8))
        let kinds: [PayloadChecksum] = [.crc32, .crc32c, .crc64nvme]
        #expect(bodies.map { body in kinds.map { Self.value($0, of: body, piece: 777) } } == expected)
    }
}
