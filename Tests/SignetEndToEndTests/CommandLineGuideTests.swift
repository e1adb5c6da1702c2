import Foundation
import SignetTestSupport
import Testing

@Suite("The guide to the command line")
struct CommandLineGuideTests {
    @Test("Its signed request is what signet prints")
    func example() async throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let guide = try String(contentsOf: root.appendingPathComponent("Docs/CommandLine.md"), encoding: .utf8)
        let url = "https://abc123.execute-api.eu-west-1.amazonaws.com/prod/orders?client=a%20b"
        let printed = try await Programs.signet(
            ["sign", url, "--date", "20150830T123600Z", "--format", "curl"], environment: SignTests.credentials
        ).output
        let command = "$ signet sign '\(url)' --date 20150830T123600Z --format curl\n"
        #expect(guide.contains("```\n\(command)\(printed)```\n"))
    }
}
