import Foundation
import SignetTestSupport
import Testing

@Suite("signet verify")
struct VerifyTests {
    private static let url = "https://abc.execute-api.eu-west-1.amazonaws.com/prod/orders?a=b%20c"
    private static let date = ["--date", "20150830T123600Z"]

    /// A request as `signet sign` prints it.
    private func signed(_ more: [String] = ["-d", "k=v"], url: String = url) async throws -> String {
        let signed = try await Programs.signet(
            ["sign", url, "--format", "http"] + Self.date + more, environment: SignTests.credentials)
        #expect(signed.status == 0, "\(signed.errors)")
        return signed.output
    }

    private func verify(_ request: String, _ more: [String] = date) async throws -> Program {
        try await Programs.signet(["verify"] + more, environment: SignTests.credentials, input: request)
    }

    @Test("What signet sign prints is accepted, with and without the CR of its line ends")
    func accepted() async throws {
        let request = try await signed()
        for text in [request, request.replacing("\r\n", with: "\n")] {
            let verdict = try await verify(text)
            #expect(verdict.status == 0, "\(verdict.output)\(verdict.errors)")
            #expect(
                verdict.output.hasPrefix(
                    "accepted: signed by AKIDEXAMPLE at 2015-08-30T12:36:00Z for 20150830/eu-west-1"))
        }
        let json = try await verify(request, Self.date + ["--format", "json", "--service", "execute-api"])
        #expect(json.output.hasPrefix(#"{"accepted":true,"signature":{"accessKeyId":"AKIDEXAMPLE""#))
    }

    @Test("A presigned request is accepted until it has expired")
    func presigned() async throws {
        let url = try await Programs.signet(
            ["presign", "https://bucket.s3.eu-west-1.amazonaws.com/key", "--expires-in", "60"] + Self.date,
            environment: SignTests.credentials
        ).output.trimmingCharacters(in: .whitespacesAndNewlines)
        let target = try #require(url.components(separatedBy: "amazonaws.com").last)
        let request = "GET \(target) HTTP/1.1\nHost: bucket.s3.eu-west-1.amazonaws.com\n\n"
        #expect(try await verify(request).status == 0)
        let late = try await verify(request, ["--date", "20150830T123701Z"])
        #expect(late.status == 1 && late.output.contains("presignedExpired"))
    }

    @Test(
        "What is not accepted has a reason and a cause",
        arguments: [
            ("k=v", "k=v\n", [], "bodyReserialized"), ("POST /", "PUT /", [], "methodChanged"),
            ("b%20c", "b+c", [], "plusReadAsSpace"),
            ("Host: abc.", "Host: abc.", ["--region", "eu-west-2"], "wrongRegion"),
            ("", "", ["--service", "s3"], "wrongService"), ("", "", ["--date", "20150830T124300Z"], "clockSkewed"),
            ("Authorization", "X-Other", [], "authorizationMissing"),
            ("AWS4-HMAC-SHA256 ", "AWS4 ", [], "authorizationMalformed"),
            ("Credential=AKIDEXAMPLE", "Credential=AKIDOTHER", [], "unknownAccessKey"),
        ])
    func refused(old: String, new: String, more: [String], cause: String) async throws {
        var request = try await signed()
        if !old.isEmpty { request = request.replacing(old, with: new) }
        if new.hasSuffix("\n") { request = request.replacing("Content-Length: 3", with: "Content-Length: 4") }
        let flags = (more.contains("--date") ? [] : Self.date) + more
        let text = try await verify(request, flags)
        #expect(text.status == 1, "\(text.output)\(text.errors)")
        #expect(text.output.hasPrefix("refused: ") && text.output.contains("ause: \(cause)"), "\(text.output)")
        let json = try await verify(request, flags + ["--format", "json"])
        #expect(json.status == 1 && json.output.contains(#""cause":"\#(cause)""#))
        #expect(!(text.output + json.output).contains("EXAMPLEKEY"))
    }

    @Test("--skew widens and narrows the window")
    func skew() async throws {
        let request = try await signed()
        let later = ["--date", "20150830T124300Z"]
        #expect(try await verify(request, later + ["--skew", "420"]).status == 0)
        #expect(try await verify(request, later + ["--skew", "419"]).status == 1)
    }

    @Test("What is no request is status 64, and no credentials 77")
    func usage() async throws {
        for text in ["", "nonsense", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"] {
            #expect(try await verify(text).status == 64, "\(text)")
        }
        #expect(try await verify("", ["--skew", "-1"]).status == 64)
        #expect(try await verify("", ["--date", "today"]).status == 64)
        let without = try await Programs.signet(["verify"], environment: CallTests.noCredentials)
        #expect(without.status == 77 && without.errors.contains("AWS_ACCESS_KEY_ID"))
    }
}
