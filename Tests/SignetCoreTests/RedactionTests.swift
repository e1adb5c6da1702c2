import HTTPTypes
import SignetCore
import Testing

@Suite("A secret")
struct RedactionTests {
    private static let secretFields = [
        "Authorization", "proxy-authorization", "X-Amz-Security-Token", "x-amz-s3session-token", "X-API-Key", "Cookie",
        "Set-Cookie",
    ]

    /// Everything Swift prints a value by.
    private func shown(_ value: some Any) -> String {
        var text = "\(value)\n" + String(reflecting: value) + "\n"
        dump(value, to: &text)
        return text
    }

    @Test("in a header field is shown by no description, reflection or dump", arguments: secretFields)
    func headerFields(name: String) throws {
        let field = try HTTPField(validating: name, "canary")
        var fields = HTTPFields()
        fields.append(field)
        let request = try Request(.get, "http://h/", headers: fields, body: .text("canary"))
        let response = Response(status: .ok, headers: fields, body: .bytes(Array("canary".utf8)))
        for text in [shown(request), shown(response)] {
            #expect(!text.contains("canary"))
            #expect(text.contains(Redaction.placeholder))
        }
    }

    @Test(
        "in a query is shown by no description",
        arguments: ["X-Amz-Signature", "x-amz-security-token", "X%2DAmz%2dSignature", "X-Amz-S3session-Token"])
    func query(name: String) throws {
        let request = try Request(.get, "http://h/a?b=c&\(name)=canary&d=e")
        #expect(!shown(request).contains("canary"))
        #expect(request.description == "GET http://h/a?b=c&\(name)=<redacted>&d=e")
    }

    @Test(
        "is cut out of what a server repeats",
        arguments: [
            "GET\n/\n\nhost:h\nx-amz-security-token:canary/+==\n\nhost;x-amz-security-token\nhash",
            #"{"message":"should have been 'GET\n\nx-api-key:canary\nx-amz-date:1\n'"}"#,
            #"{"message":"x-amz-security-token:canary\/canary\/x\nx-amz-date:1"}"#,
            #"{"headers":{"X-Api-Key":"canary","Host":"h"}}"#, #"{"X-Api-Key": ["canary"]}"#,
            #"{"body":"{\"authorization\":\"AWS4-HMAC-SHA256 Credential=AKID canary\"}"}"#,
            "https://h/?X-Amz-Security-Token=canary&X-Amz-Signature=canary&x=y", "Cookie: a=canary; b='canary'",
            "<SecretAccessKey>canary</SecretAccessKey><SessionToken>canary</SessionToken>", "x-api-key=canary",
            "x-api-key : canary", "authorization:canary",
        ])
    func text(text: String) {
        let redacted = Redaction.text(text)
        #expect(!redacted.contains("canary"))
        #expect(redacted.contains(Redaction.placeholder))
    }

    @Test(
        "is not seen where there is none",
        arguments: [
            "", "host;x-amz-date;x-amz-security-token", "the authorization is missing", "x-amz-date:20150830T123600Z",
            "Missing Authentication Token", "no cookies", "\u{FEFF}ü", "x-amz-security-token",
        ])
    func plainText(text: String) {
        #expect(Redaction.text(text) == text)
    }

    @Test("is cut out of a long run of names in linear time")
    func longText() {
        let names = String(repeating: "authorization ", count: 20_000)
        #expect(Redaction.text(names) == names)
        #expect(Redaction.text(names + ":canary").contains("canary") == false)
    }
}
