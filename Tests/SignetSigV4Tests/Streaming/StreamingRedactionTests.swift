import SignetSigV4
import Testing

@Suite("What streaming types show of themselves")
struct StreamingRedactionTests {
    private static func shown(_ value: some Any) -> String {
        var text = "\(value) \(String(reflecting: value)) "
        dump(value, to: &text)
        return text
    }

    @Test("Neither keys, tokens, signatures nor content are shown")
    func redaction() throws {
        let chunked = try ChunkForm.signed.sign(ChunkForm.signed.payload(8192))
        var encoder = chunked.encoder
        _ = try encoder.encode(Array("private content".utf8))
        var signer = try EventExample.open().signer
        let event = try EventStreamMessage(decoding: signer.finish(at: EventExample.date))
        var verifier = try EventExample.verifier(of: EventExample.open().signed.request)
        _ = try verifier.verify(event, at: EventExample.date)
        let session = Credentials(accessKeyID: "ASIA", secretAccessKey: "s", sessionToken: "private-token")
        let post = try PostExample.signer.signPost(PostExample.policy, credentials: session, at: PostExample.date)
        let decoder = try ChunkExample.decoder(of: chunked.signed)
        let shown = [
            Self.shown(chunked), Self.shown(encoder), Self.shown(decoder), Self.shown(signer), Self.shown(verifier),
            Self.shown(post), Self.shown(post.policy), Self.shown(PostForm(bucket: "b", fields: post.fields)),
        ].joined()
        for secret in [
            "private", chunked.signed.signature, "EXAMPLEKEY", "\"secret\"", "signet_", "HMACKey", "ScopedKey",
        ] {
            #expect(!shown.contains(secret), "\(secret)")
        }
        let signature = try #require(post.fields.last).value
        #expect(signature.utf8.count == 64)
        #expect(!shown.contains(signature))
    }
}
