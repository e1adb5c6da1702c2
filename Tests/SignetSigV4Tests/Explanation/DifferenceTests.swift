import HTTPTypes
import Testing

@testable import SignetSigV4

@Suite("How a difference is shown")
struct DifferenceTests {
    private func difference(_ part: Difference.Part, _ ours: String?, _ theirs: String?) -> Difference {
        Difference(
            DifferingPart(part: part, line: 4, ours: ours.map { Array($0.utf8) }, theirs: theirs.map { Array($0.utf8) })
        )
    }

    @Test("The first differing byte is marked in both lines")
    func marked() {
        let difference = difference(.header("x-tag"), "abc", "abd")
        #expect(difference.ours == "x-tag:abc" && difference.theirs == "x-tag:abd")
        #expect(difference.offset == 8 && difference.column == 8)
    }

    @Test("Bytes outside printable ASCII are escaped, and the mark moves along")
    func escaped() {
        let difference = difference(.header("x-tag"), "é\u{1B}[1mx", "é\u{1B}[1my")
        #expect(difference.ours == #"x-tag:\xc3\xa9\x1b[1mx"#)
        #expect(difference.offset == 12)
        #expect(difference.column == #"x-tag:\xc3\xa9\x1b[1m"#.utf8.count)
    }

    @Test("A line that one side lacks has no mark")
    func missing() {
        let difference = difference(.header("x-tag"), "abc", nil)
        #expect(difference.theirs == nil)
        #expect(Explanation(differences: [difference], findings: []).description.contains("(there is no such line)"))
    }

    @Test("A long line is cut around the difference")
    func long() throws {
        let start = String(repeating: "a", count: 5000)
        let difference = difference(.canonicalQuery, start + "x" + start, start + "y" + start)
        let ours = try #require(difference.ours)
        #expect(ours.count == 162 && ours.hasPrefix("…") && ours.hasSuffix("…"))
        #expect(difference.offset == 5000 && Array(ours)[difference.column] == "x")
        let atEnd = self.difference(.canonicalQuery, start, start + "y")
        #expect(atEnd.column == atEnd.ours?.count)
    }

    @Test(
        "Secrets are never shown",
        arguments: [
            "x-amz-security-token", "x-amz-s3session-token", "x-api-key", "cookie", "authorization",
            "proxy-authorization",
        ])
    func secretHeaders(name: String) {
        let difference = difference(.header(name), "SECRET-ONE", "SECRET-TWO")
        #expect(difference.ours == "\(name):<redacted>" && difference.theirs == difference.ours)
        #expect(difference.column == name.utf8.count + 1)
    }

    @Test(
        "Secret parameters are never shown, whatever they are spelt like",
        arguments: [
            "X-Amz-Security-Token", "x-amz-security-token", "X%2DAmz-Security-Token", "X-Amz-Signature",
            "X%252DAmz-Signature", "X-Amz-S3session-Token",
        ])
    func secretParameters(name: String) {
        let difference = difference(.canonicalQuery, "a=1&\(name)=SECRET&z=1", "a=1&\(name)=SECRET&z=2")
        #expect(difference.ours == "a=1&\(name)=<redacted>&z=1")
        #expect(difference.column == "a=1&\(name)=<redacted>&z=".utf8.count)
        let within = self.difference(.canonicalQuery, "\(name)=SECRET", "\(name)=SECOND")
        #expect(within.ours == "\(name)=<redacted>" && within.column == name.utf8.count + 1)
    }

    @Test("A session token that went missing or was changed is explained, and not shown")
    func tokens() throws {
        let request = HTTPRequest(method: .get, scheme: "https", authority: "h.com", path: "/")
        let credentials = Credentials(
            accessKeyID: "ASIAEXAMPLE", secretAccessKey: "HIDDEN-SECRET", sessionToken: "HIDDEN-TOKEN")
        let signer = SigV4Signer(service: "execute-api", region: "eu-west-1")
        let header = try signer.sign(request, payload: .empty, credentials: credentials, at: CauseCase.date)
        let query = try signer.presign(
            request, payload: .empty, credentials: credentials, at: CauseCase.date, expiresIn: 60)
        for (signed, text) in [
            (header, header.canonicalRequest.replacing("HIDDEN-TOKEN", with: "OTHER")),
            (header, header.canonicalRequest.replacing("x-amz-security-token:HIDDEN-TOKEN\n", with: "")),
            (query, query.canonicalRequest.replacing("HIDDEN-TOKEN", with: "OTHER")),
            (query, query.canonicalRequest.replacing("&X-Amz-Security-Token=HIDDEN-TOKEN", with: "")),
        ] {
            let answer = RefusalForm.json.text(canonicalRequest: text, stringToSign: signed.stringToSign)
            let record = SigningRecord(signed)
            let explanation = try SignatureExplainer(record).explain(Array(answer.utf8))
            let isMissing = !text.contains("OTHER")
            #expect(explanation.cause == (isMissing ? .sessionTokenMissing : .sessionTokenMismatch), "\(explanation)")
            var dumped = ""
            dump(explanation, to: &dumped)
            dump(record, to: &dumped)
            #expect(!(explanation.description + dumped + "\(record)").contains("HIDDEN"))
        }
    }
}
