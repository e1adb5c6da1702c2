import Foundation
import SignetSigV4
import SignetTestSupport
import Testing

@Suite("signet explain")
struct ExplainTests {
    private struct Report: Decodable {
        struct Line: Decodable {
            let part: String
            let of: String
            let line: Int
            let offset: Int
            let signed: String?
            let verified: String?
        }

        struct Finding: Decodable {
            let cause: String
            let certainty: String
            let sentence: String
            let remedy: String
        }

        let outcome: String
        let code: String?
        let differences: [Line]
        let findings: [Finding]
    }

    private static let url = "https://abc.execute-api.eu-west-1.amazonaws.com/prod/orders?a=b%20c"
    private static let date = ["--date", "20150830T123600Z"]

    private struct Signed: Decodable {
        let canonicalRequest: String
        let stringToSign: String
    }

    /// What API Gateway says of a canonical request.
    private func refusal(_ change: (String) -> String) async throws -> String {
        let output = try await Programs.signet(
            ["sign", Self.url, "--format", "json"] + Self.date, environment: SignTests.credentials
        ).output
        let signed = try JSONDecoder().decode(Signed.self, from: Data(output.utf8))
        let message = """
            The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key \
            and signing method. Consult the service documentation for details.

            The Canonical String for this request should have been
            '\(change(signed.canonicalRequest))'

            The String-to-Sign should have been
            '\(signed.stringToSign)'

            """
        return String(decoding: try JSONEncoder().encode(["message": message]), as: UTF8.self)
    }

    @Test("The request is signed again at the date the answer shows, and the first difference named")
    func again() async throws {
        let answer = try await refusal { $0.replacing("b%20c", with: "b%2Bc") }
        for date in [[], Self.date] {
            let explained = try await Programs.signet(
                ["explain", Self.url, "--format", "json"] + date, environment: SignTests.credentials, input: answer)
            #expect(explained.status == 0, "\(explained.output)\(explained.errors)")
            let report = try JSONDecoder().decode(Report.self, from: Data(explained.output.utf8))
            #expect(report.outcome == "explained" && report.code == nil)
            let difference = try #require(report.differences.first)
            #expect(difference.part == "canonical query string" && difference.of == "canonical request")
            #expect(difference.line == 3 && difference.offset == 5)
            #expect(difference.signed == "a=b%20c" && difference.verified == "a=b%2Bc")
            #expect(report.findings.map(\.cause) == ["plusReadAsSpace"])
        }
    }

    @Test("For people it is text with both lines, a mark, the cause and the remedy")
    func text() async throws {
        let directory = try TemporaryDirectory()
        let answer = try await refusal { $0.replacing("host:abc.", with: "host:xyz.") }
        _ = try directory.create("answer", containing: "HTTP/1.1 403 Forbidden\r\n\r\n" + answer)
        let explained = try await Programs.signet(
            ["explain", "GET", Self.url, "--refusal", directory.path("answer")], environment: SignTests.credentials)
        #expect(explained.status == 0)
        #expect(explained.output.contains("The first difference is the header 'host', line 4 of the canonical request"))
        #expect(explained.output.contains("  signed    host:abc.execute-api"))
        #expect(explained.output.contains("  verified  host:xyz.execute-api"))
        #expect(explained.output.contains("\n                 ^\n"))
        #expect(explained.output.contains("Likely cause: hostChanged") && explained.output.contains("Remedy: "))
    }

    @Test("Where nothing differs it is the secret, and where nothing can be said the status is 1")
    func nothing() async throws {
        let same = try await Programs.signet(
            ["explain", Self.url], environment: SignTests.credentials, input: try await refusal { $0 })
        #expect(same.status == 0 && same.output.contains("wrongSecret"))
        let silent = try await Programs.signet(["explain"], environment: CallTests.noCredentials, input: "oops")
        #expect(silent.status == 1 && silent.output.contains("Nothing in this names a cause"))
        let words = try await Programs.signet(
            ["explain"], environment: CallTests.noCredentials,
            input: #"{"message":"The security token included in the request is expired"}"#)
        #expect(words.status == 0 && words.output.contains("sessionTokenExpired"))
    }

    @Test("A presigned URL is its own record")
    func presigned() async throws {
        let url = try await Programs.signet(
            ["presign", "https://bucket.s3.eu-west-1.amazonaws.com/key", "--expires-in", "60"],
            environment: SignTests.credentials
        ).output.trimmingCharacters(in: .whitespacesAndNewlines)
        let target = try #require(url.components(separatedBy: "amazonaws.com").last)
        let arrived = "PUT \(target) HTTP/1.1\nHost: bucket.s3.eu-west-1.amazonaws.com\n"
        let explained = try await Programs.signet(
            ["explain", url], environment: CallTests.noCredentials, input: arrived)
        #expect(explained.status == 0 && explained.output.contains("presignedOtherMethod"), "\(explained.output)")
        #expect(!explained.output.contains("X-Amz-Signature"))
        let same = try await Programs.signet(
            ["explain", url], environment: CallTests.noCredentials, input: arrived.replacing("PUT", with: "GET"))
        #expect(same.status == 1 && same.output.contains("No difference"), "\(same.output)")
    }

    @Test(
        "What is wrong in itself is status 64",
        arguments: [
            ["explain", "--signed-request", "/no/such/file"], ["explain", "--signed-request", "x", "https://h/"],
            ["explain", "-d", "x"], ["explain", "https://abc.execute-api.eu-west-1.amazonaws.com/", "--role-arn", "x"],
            ["explain", "--refusal", "/no/such/file"], ["explain", "--format", "yaml"],
        ])
    func usage(arguments: [String]) async throws {
        let explained = try await Programs.signet(arguments, environment: SignTests.credentials)
        #expect(explained.status == 64, "\(explained.output)\(explained.errors)")
        #expect(!explained.errors.isEmpty)
    }

    @Test("A request alone explains nothing: ours is asked for")
    func alone() async throws {
        let explained = try await Programs.signet(
            ["explain"], environment: SignTests.credentials, input: "GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(explained.status == 64 && explained.errors.contains("--signed-request"))
    }

    @Test("Every cause stands in the guide")
    func guide() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let guide = try String(
            contentsOf: folder.appendingPathComponent("../../Docs/SignatureMismatch.md"), encoding: .utf8)
        for cause in Cause.allCases { #expect(guide.contains("| `\(cause)` |"), "\(cause)") }
    }
}
