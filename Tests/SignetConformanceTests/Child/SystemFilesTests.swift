import SignetTestSupport
import Testing

@testable import SignetConformance

@Suite("Files that stand for the system's")
struct SystemFilesTests {
    /// `nil` where users may not have namespaces.
    private static let files = SystemFiles(names: ["b.signet.test", "a.signet.test"])

    @Test("A child sees them, nobody else does", .enabled(if: files != nil, "no mount namespaces on this system"))
    func child() async throws {
        let files = try #require(Self.files)
        let script = "echo roots > $SIGNET_CONFORMANCE_AUTHORITIES; cat /etc/ssl/certs/ca-certificates.crt /etc/hosts"
        let output = try await Program.run("env", Array(files.command(["sh", "-c", script]).dropFirst())).output
        #expect(output == "roots\n127.0.0.1 a.signet.test\n127.0.0.1 b.signet.test\n")
        let outside = try await Program.run("cat", ["/etc/hosts"]).output
        #expect(!outside.contains("signet.test"))
    }
}
