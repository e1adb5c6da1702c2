import Foundation
import SignetTestSupport
import Testing

@Suite("signet call")
struct CallTests {
    static let transports = ["socket", "curl", "urlsession"]

    private struct Report: Decodable {
        struct Timings: Decodable {
            let total: Double
        }
        let status: Int
        let version: String
        let headers: [[String]]
        let body: String?
        let trailers: [[String]]
        let timings: Timings
        let transport: String
        let attempts: Int
    }

    private struct Failure: Decodable {
        struct Details: Decodable {
            let kind: String
            let phase: String?
            let message: String
            let requestMayHaveBeenSent: Bool
        }
        let error: Details
    }

    private func url(of gateway: ServeProcess.Announcement, _ transport: String) -> String {
        // URLSession trusts the system's authorities only.
        (transport == "urlsession" ? gateway.http : gateway.https) + (URL(string: gateway.apiURL)?.path ?? "")
    }

    private func trust(_ gateway: ServeProcess.Announcement, _ transport: String) -> [String] {
        transport == "urlsession" ? [] : ["--cacert", gateway.caFile]
    }

    @Test("A call with an assumed role is answered, and reported as one JSON object", arguments: transports)
    func json(transport: String) async throws {
        let serve = try await ServeProcess.start()
        let gateway = serve.announcement
        let call = try await Programs.signet(
            [
                "call", url(of: gateway, transport), "--transport", transport, "--format", "json", "--retries", "0",
                "-q", "client=a b&c", "-H", "x-api-key: \(gateway.apiKey)", "--json", #"{"x":1}"#,
                "--role-arn", gateway.roleArn, "--role-session-name", "tests", "--max-time", "20",
            ] + trust(gateway, transport), environment: serve.environment)
        #expect(call.status == 0, "\(call.output)\(call.errors)")
        let report = try JSONDecoder().decode(Report.self, from: Data(call.output.utf8))
        #expect(report.status == 200)
        #expect(report.version == "HTTP/1.1")
        #expect(report.transport == transport)
        #expect(report.attempts == 1)
        #expect(report.timings.total > 0)
        #expect(report.headers.contains { $0[0].lowercased() == "content-type" })
        #expect(report.body?.contains("a b&c") == true)
        #expect(report.body?.contains("API Called") == true)
        #expect(await serve.stop() == 0)
    }

    @Test("--fail turns a refusal into status 22, and -v shows no secret", arguments: transports)
    func fail(transport: String) async throws {
        let serve = try await ServeProcess.start()
        let gateway = serve.announcement
        let call = try await Programs.signet(
            ["call", url(of: gateway, transport), "--transport", transport, "--fail", "-v", "-i"]
                + trust(gateway, transport), environment: serve.environment)
        #expect(call.status == 22)
        #expect(call.output.hasPrefix("HTTP/1.1 403"))
        #expect(call.output.contains("Forbidden"))
        #expect(call.errors.contains("<redacted>"))
        #expect(!call.errors.contains("Signature="))
        #expect(await serve.stop() == 0)
    }

    @Test("A refused connection is exit status 69, and one JSON object", arguments: transports)
    func refused(transport: String) async throws {
        let call = try await Programs.signet([
            "call", "http://127.0.0.1:1/", "--no-sign", "--transport", transport, "--format", "json",
        ])
        #expect(call.status == 69)
        let failure = try JSONDecoder().decode(Failure.self, from: Data(call.output.utf8))
        #expect(failure.error.kind == "connectionRefused")
        #expect(failure.error.phase == "connect")
        #expect(!failure.error.requestMayHaveBeenSent)
        #expect(failure.error.message.contains("127.0.0.1:1"))
    }

    @Test(
        "What is wrong in itself is one sentence and exit status 64, before any I/O",
        arguments: [
            ["call", "ftp://host/"], ["call", "https://user:password@host/"], ["call", "http://host/a b"],
            ["call", "http://127.0.0.1:1/", "--no-sign", "-H", "X-A: a\r\nX-B: b"],
            ["call", "http://127.0.0.1:1/", "--no-sign", "-X", "GE T"],
            ["call", "http://127.0.0.1:1/", "--no-such-flag"],
            ["call", "http://127.0.0.1:1/", "--no-sign", "-q", "novalue"], ["call"],
            ["call", "http://127.0.0.1:1/", "--no-sign", "--data-binary", "@/no/such/file"],
            ["call", "http://127.0.0.1:1/", "--no-sign", "--cacert", "/no/such/file"],
            ["call", "http://127.0.0.1:1/", "--no-sign", "--cert", "/no/such/file"],
            ["call", "http://127.0.0.1:1/", "--no-sign", "--key", "/etc/passwd"],
            ["call", "https://127.0.0.1:1/", "--no-sign", "--cert", "/etc/passwd"],
            ["call", "https://127.0.0.1:1/", "--no-sign", "--pinnedpubkey", "sha256//nonsense"],
            ["call", "http://127.0.0.1:1/", "--no-sign", "--max-time", "-1"],
            ["call", "http://127.0.0.1:1/", "--no-sign", "--resolve", "nonsense"],
            ["call", "http://127.0.0.1:1/", "--date", "yesterday"],
        ])
    func usage(arguments: [String]) async throws {
        let call = try await Programs.signet(arguments, environment: Self.noCredentials)
        #expect(call.status == 64, "\(call.output)\(call.errors)")
        #expect(!call.errors.isEmpty)
        #expect(!call.errors.contains("password"))
        #expect(!call.errors.contains("refused"), "it must not have connected")
    }

    @Test("Without credentials a call is exit status 77, and says which variable is missing")
    func noCredentials() async throws {
        let call = try await Programs.signet(
            ["call", "http://127.0.0.1:1/", "--region", "eu-west-1"], environment: Self.noCredentials)
        #expect(call.status == 77)
        #expect(call.errors.contains("AWS_ACCESS_KEY_ID"))
        #expect(!call.errors.contains("refused"), "it must not have connected")
    }

    static let noCredentials = [
        "AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_SESSION_TOKEN": "", "AWS_REGION": "",
        "AWS_DEFAULT_REGION": "",
    ]
}
