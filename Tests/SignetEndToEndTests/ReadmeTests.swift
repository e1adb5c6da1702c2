import Foundation
import Signet
import SignetGateway
import Testing

@Suite("The README")
struct ReadmeTests {
    @Test("Its example is this code, and prints what it says")
    func example() async throws {
        let readme = try String(contentsOf: file("README.md"), encoding: .utf8)
        let source = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
        let code = try #require(source.components(separatedBy: "// begin\n").dropFirst().first)
            .components(separatedBy: "        // end\n")[0]
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map { $0.dropFirst(8) }
        #expect(readme.contains("```swift\n" + lines.joined(separator: "\n") + "```\n"))

        let development = try DevelopmentGateway()
        let printed = try await run(
            over: Gateway(development.configuration), source: StaticCredentials(development.credentials),
            apiKey: development.apiKey.reveal())
        #expect(readme.contains("```\n\(printed)\n```\n"))
    }

    private struct Echo: Decodable {
        let message: String
        let method: String
        let params: [String: String]
    }

    private func run(
        over transport: any Transport, source: any CredentialsProvider, apiKey: String
    ) async throws -> String {
        var printed: [String] = []
        func print(_ values: Any...) { printed.append(values.map { "\($0)" }.joined(separator: " ")) }
        // begin
        let role = try AssumeRoleCredentials(
            AssumeRole(roleARN: "arn:aws:iam::123456789012:role/ApiAccess", sessionName: "readme"),
            region: "eu-west-1", source: source, transport: transport)
        let client = try Client(
            transport: transport, baseURL: "https://abc123.execute-api.eu-west-1.amazonaws.com/prod",
            headers: ["x-api-key": apiKey],
            signing: .sigV4(service: "execute-api", region: "eu-west-1", credentials: CachedCredentials(role)))
        let echo = try await client.get("orders", query: ["client": "socket"]).decode(Echo.self)
        print(echo.message, echo.method, echo.params)
        // end
        return printed.joined(separator: "\n")
    }

    private func file(_ name: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../\(name)")
    }
}
