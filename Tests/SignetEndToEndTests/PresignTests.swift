import Foundation
import SignetTestSupport
import Testing

@Suite("signet presign")
struct PresignTests {
    private func curl(_ url: String, _ gateway: ServeProcess, _ more: [String] = []) async throws -> String {
        let arguments = ["--silent", "--include", "-H", "x-api-key: \(gateway.announcement.apiKey)"]
        return try await Program.run("curl", arguments + more + [url]).output
    }

    private func presign(_ arguments: [String], _ gateway: ServeProcess) async throws -> String {
        let presigned = try await Programs.signet(["presign"] + arguments, environment: gateway.environment)
        #expect(presigned.status == 0, "\(presigned.errors)")
        #expect(!presigned.output.contains(gateway.announcement.secretAccessKey))
        return presigned.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test("The gateway accepts the URL, with a role's token as well, and until it expires")
    func accepted() async throws {
        let serve = try await ServeProcess.start()
        let url = serve.announcement.apiURL + "/orders?client=a%20b&z=1"
        let plain = try await presign([url, "--expires-in", "60"], serve)
        #expect(plain.hasPrefix(url + "&X-Amz-Algorithm=AWS4-HMAC-SHA256&"))
        #expect(try await curl(plain, serve).contains("HTTP/1.1 200"))
        #expect(try await curl(plain + "&extra=1", serve).contains("HTTP/1.1 403"))
        #expect(try await curl(plain, serve, ["-X", "DELETE"]).contains("HTTP/1.1 403"))
        let role = try await presign([url, "--expires-in", "60", "--role-arn", serve.announcement.roleArn], serve)
        #expect(role.contains("X-Amz-Security-Token="))
        #expect(try await curl(role, serve).contains("HTTP/1.1 200"))
        let expired = try await presign([url, "--expires-in", "60", "--date", "2020-01-01T00:00:00Z"], serve)
        #expect(try await curl(expired, serve).contains("HTTP/1.1 403"))
        let body = try await presign(["PUT", url, "--json", "{}", "--expires-in", "60"], serve)
        let json = ["-X", "PUT", "-H", "Content-Type: application/json", "-H", "Accept: application/json"]
        #expect(try await curl(body, serve, json + ["--data-raw", "{}"]).contains("HTTP/1.1 200"))
        #expect(try await curl(body, serve, json + ["--data-raw", "[]"]).contains("HTTP/1.1 403"))
        #expect(await serve.stop() == 0)
    }

    @Test("Credentials that end before the URL are status 77, unless that is allowed")
    func earlyExpiry() async throws {
        let serve = try await ServeProcess.start()
        let arguments = [
            "presign", serve.announcement.apiURL, "--role-arn", serve.announcement.roleArn, "--expires-in", "604800",
        ]
        let refused = try await Programs.signet(arguments, environment: serve.environment)
        #expect(refused.status == 77, "\(refused.output)\(refused.errors)")
        #expect(refused.errors.contains("before the 604800 seconds"))
        let allowed = try await Programs.signet(arguments + ["--allow-early-expiry"], environment: serve.environment)
        #expect(allowed.status == 0)
        #expect(try await curl(String(allowed.output.dropLast()), serve).contains("HTTP/1.1 200"))
        #expect(await serve.stop() == 0)
    }

    @Test(
        "What is wrong is refused with status 64",
        arguments: [
            ["--expires-in", "0"], ["--expires-in", "604801"], ["--expires-in", "-1"], ["--expires-in", "1h"],
            ["--expires-in", "99999999999999999999"], ["--region", "a b"], ["--batch"],
        ])
    func usage(arguments: [String]) async throws {
        let presigned = try await Programs.signet(
            ["presign", "https://b.s3.eu-west-1.amazonaws.com/k"] + arguments, environment: SignTests.credentials)
        #expect(presigned.status == 64, "\(presigned.output)\(presigned.errors)")
        #expect(presigned.output.isEmpty)
    }

    @Test(
        "botocore presigns the same",
        .enabled("botocore is not installed: run make test") { await Program.pythonHas("botocore") },
        arguments: [
            "https://bucket.s3.eu-west-1.amazonaws.com/a%20key/with%2Bplus?versionId=1",
            "https://abc.execute-api.us-east-2.amazonaws.com/prod/orders?a=1&b=%20",
        ])
    func botocore(url: String) async throws {
        let environment = SignTests.credentials.merging(["AWS_SESSION_TOKEN": "a/session+token=="]) { $1 }
        let ours = try await Programs.signet(
            ["presign", url, "--expires-in", "900", "--date", "20150830T123600Z"], environment: environment)
        let theirs = try await Program.run(
            Program.python, [Programs.oracle("botocore_presign.py"), url, "900"], environment: environment)
        #expect(theirs.status == 0, "\(theirs.errors)")
        let signature = try #require(ours.output.components(separatedBy: "X-Amz-Signature=").last)
        #expect(theirs.output == signature)
    }
}
