import Foundation
import HTTPTypes
import SignetSigV4
import Testing

@Suite("The guide to signing")
struct SigningGuideTests {
    @Test("Its example is this code, and what it signs verifies")
    func example() throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let guide = try String(contentsOf: tests.appendingPathComponent("../../../Docs/Signing.md"), encoding: .utf8)
        let source = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
        let code = try #require(source.components(separatedBy: "// begin\n").dropFirst().first)
            .components(separatedBy: "        // end\n")[0]
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map { $0.dropFirst(8) }
        #expect(guide.contains("```swift\n" + lines.joined(separator: "\n") + "```\n"))

        let (url, verified) = try run()
        #expect(url.request.path?.contains("X-Amz-Expires=900") == true)
        #expect(verified.signedHeaders == ["content-type", "host", "x-amz-date"])
    }

    private func run() throws -> (SignedRequest, VerifiedRequest) {
        let request = HTTPRequest(
            method: .post, scheme: "https", authority: "abc123.execute-api.eu-west-1.amazonaws.com",
            path: "/prod/orders", headerFields: [.contentType: "application/json"])
        let body = Array("{}".utf8)
        let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret")
        let now = Timestamp(secondsSince1970: 1_440_938_160)
        // begin
        let signer = SigV4Signer(service: "execute-api", region: "eu-west-1")
        let signed = try signer.sign(request, payload: .sha256(of: body), credentials: credentials, at: now)
        let url = try signer.presign(request, credentials: credentials, at: now, expiresIn: 900)

        let verifier = SigV4Verifier(service: "execute-api", region: "eu-west-1")
        let verified = try verifier.verify(signed.request, payload: .sha256(of: body), at: now) { accessKeyID in
            accessKeyID == credentials.accessKeyID ? credentials : nil
        }
        // end
        return (url, verified)
    }
}
