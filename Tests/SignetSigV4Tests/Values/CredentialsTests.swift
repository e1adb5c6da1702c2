import HTTPTypes
import SignetSigV4
import Testing

@Suite("Credentials")
struct CredentialsTests {
    @Test(
        "Empty parts, white space and control bytes are named, and never shown",
        arguments: [
            (Credentials(accessKeyID: "", secretAccessKey: "hush"), "access key id is empty"),
            (Credentials(accessKeyID: "AKID\n", secretAccessKey: "hush"), "access key id holds white space"),
            (Credentials(accessKeyID: "a/b", secretAccessKey: "hush"), "access key id holds '/'"),
            (Credentials(accessKeyID: "a,b", secretAccessKey: "hush"), "access key id holds '/'"),
            (Credentials(accessKeyID: "é", secretAccessKey: "hush"), "outside ASCII"),
            (Credentials(accessKeyID: "AKID", secretAccessKey: ""), "secret access key is empty"),
            (Credentials(accessKeyID: "AKID", secretAccessKey: "hush\n"), "secret access key holds white space"),
            (Credentials(accessKeyID: "AKID", secretAccessKey: "hush\r\n"), "secret access key holds white space"),
            (Credentials(accessKeyID: "AKID", secretAccessKey: " hush"), "secret access key holds white space"),
            (Credentials(accessKeyID: "AKID", secretAccessKey: "hush\u{0}"), "secret access key holds white space"),
            (Credentials(accessKeyID: "AKID", secretAccessKey: "hush", sessionToken: ""), "session token is empty"),
            (Credentials(accessKeyID: "AKID", secretAccessKey: "hush", sessionToken: "hush\t"), "session token holds"),
        ])
    func validation(credentials: Credentials, message: String) throws {
        let error = try #require(throws: SigV4Error.self) { try credentials.validate() }
        #expect(error.kind == .invalidCredentials)
        #expect(error.message.contains(message))
        #expect(!error.message.contains("hush"))
        let request = HTTPRequest(method: .get, scheme: "https", authority: "example.com", path: "/")
        #expect(throws: error) {
            try SigV4Signer(service: "sts", region: "us-east-1").sign(
                request, payload: .empty, credentials: credentials, at: Timestamp(secondsSince1970: 0))
        }
    }

    @Test("No description, dump or mirror shows the secret or the token")
    func redaction() throws {
        let credentials = Credentials(accessKeyID: "AKID", secretAccessKey: "hush-1", sessionToken: "hush-2")
        var dumped = ""
        dump(credentials, to: &dumped)
        let request = HTTPRequest(method: .get, scheme: "https", authority: "example.com", path: "/")
        let signed = try SigV4Signer(service: "sts", region: "us-east-1").sign(
            request, payload: .empty, credentials: credentials, at: Timestamp(secondsSince1970: 0))
        dump(signed, to: &dumped)
        let refusal = VerificationError.signatureMismatch(
            canonicalRequest: signed.canonicalRequest, stringToSign: signed.stringToSign)
        dump(refusal, to: &dumped)
        let authorization = try RequestSignature(of: signed.request)
        dump(authorization, to: &dumped)
        let texts = [
            dumped, "\(credentials)", String(describing: credentials), String(reflecting: credentials),
            "\(credentials.secretAccessKey)", String(reflecting: credentials.sessionToken), "\([credentials])",
            "\(signed)", String(reflecting: signed), "\(refusal)", String(reflecting: refusal), "\(authorization)",
            String(reflecting: authorization),
        ]
        for text in texts {
            #expect(!text.contains("hush"))
            #expect(!text.contains(signed.signature))
        }
        #expect(dumped.contains("AKID") && dumped.contains("<redacted>"))
    }

    @Test("Secrets are equal when their bytes are")
    func equality() {
        #expect(SecretString("a") == SecretString("a"))
        #expect(SecretString("") == SecretString(""))
        #expect(SecretString("a") != SecretString("b"))
        #expect(SecretString("a") != SecretString("aa"))
        #expect(SecretString("é") != SecretString("e\u{301}"))
    }
}
