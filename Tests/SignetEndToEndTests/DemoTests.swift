import Foundation
import SignetTestSupport
import Testing

@Suite("signet demo")
struct DemoTests {
    @Test("The demo shows 6 echoes and 15 refusals, and exits 0")
    func demo() async throws {
        let demo = try await Programs.signet(["demo"])
        #expect(demo.status == 0, "\(demo.output)\(demo.errors)")
        let lines = demo.output.split(separator: "\n")
        #expect(lines.count { $0.contains("✓") && $0.contains("API Called") } == 6)
        #expect(lines.count { $0.contains("✓") && $0.contains("Exception") } == 15)
        #expect(!demo.output.contains("✗"))
    }

    @Test("The demo calls a gateway that it is given the URL of")
    func realGateway() async throws {
        let serve = try await ServeProcess.start()
        let keyFile = FileManager.default.temporaryDirectory.appendingPathComponent("signet-key-\(UUID().uuidString)")
        try (serve.announcement.apiKey + "\n").write(to: keyFile, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: keyFile) }
        let demo = try await Programs.signet(
            [
                "demo", "--url", serve.announcement.apiURL, "--role-arn", serve.announcement.roleArn,
                "--api-key-file", keyFile.path,
            ], environment: serve.environment)
        #expect(demo.status == 0, "\(demo.output)\(demo.errors)")
        #expect(demo.output.components(separatedBy: "API Called").count == 7)
        #expect(await serve.stop() == 0)
    }
}
