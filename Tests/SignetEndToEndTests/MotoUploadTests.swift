import HTTPTypes
import Signet
import SignetTestSupport
import Testing

@Suite(
    "moto's S3 with signature checks on",
    .enabled("moto is not installed: run make test") { await Program.pythonHas("moto.server") })
struct MotoUploadTests {
    static let forms: [SigningConfiguration.Chunks] = [
        .init(size: 8192), .init(checksum: .crc32), .init(coverage: .unsigned, checksum: .crc32),
    ]

    /// URLSession streams nothing of known length on Linux, and says so.
    @Test(
        "A stream sent in chunks, through each transport that streams, comes back whole",
        arguments: [Courier.socket, .curl], forms)
    func upload(courier: Courier, form: SigningConfiguration.Chunks) async throws {
        let moto = try await MotoServer.start()
        let transport = try courier.make()
        let signing = transport.signing(
            SigningConfiguration(
                service: "s3", region: "us-east-1",
                credentials: StaticCredentials(
                    accessKeyID: moto.setup.accessKeyId, secretAccessKey: moto.setup.secretAccessKey),
                payload: .chunked(form)))
        let content = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let body = Body.stream(length: content.count) {
            AsyncStream<[UInt8]> { continuation in
                for start in stride(from: 0, to: content.count, by: 30_000) {
                    continuation.yield(Array(content[start..<min(start + 30_000, content.count)]))
                }
                continuation.finish()
            }
        }
        for request in [
            try Request(.put, moto.url + "/bucket"), try Request(.put, moto.url + "/bucket/key", body: body),
        ] {
            let response = try await signing.send(request)
            let text = String(decoding: try await response.body.collect(upTo: 65_536), as: UTF8.self)
            try #require(response.status == .ok, "\(text)")
        }
        let response = try await signing.send(Request(.get, moto.url + "/bucket/key"))
        #expect(try await response.body.collect(upTo: 1_000_000) == content)
        await transport.shutdown()
    }
}
