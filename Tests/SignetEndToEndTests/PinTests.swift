import Foundation
import SignetTestSupport
import Testing

@Suite("signet call --pinnedpubkey")
struct PinTests {
    /// The pin of a certificate's key, as the documentation of PublicKeyPin makes it.
    private func pin(of certificate: String) async throws -> String {
        let script = """
            openssl x509 -in "$0" -noout -pubkey | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64
            """
        let made = try await Program.run("/bin/sh", ["-c", script, certificate])
        return "sha256//" + made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test("A server is accepted with a key that is pinned, and refused with the keys seen otherwise")
    func pins() async throws {
        let serve = try await ServeProcess.start()
        let gateway = serve.announcement
        let right = try await pin(of: gateway.caFile)
        let wrong = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
        let call = ["call", gateway.https, "--no-sign", "--tlsv1.3", "--cacert", gateway.caFile, "--pinnedpubkey"]
        let accepted = try await Programs.signet(call + ["\(wrong);\(right)"], environment: serve.environment)
        #expect(accepted.status == 0, "\(accepted.errors)")
        let refused = try await Programs.signet(call + [wrong], environment: serve.environment)
        #expect(refused.status == 69)
        // Its prefix alone: a digest in base64 may hold two slashes itself.
        #expect(refused.errors.contains("sha256/\(right.dropFirst("sha256//".count))"), "\(refused.errors)")
        _ = await serve.stop()
    }
}
