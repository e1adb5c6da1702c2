import HTTPTypes
import Testing

@testable import SignetSigV4

@Suite("Refusals as they are sent")
struct ServiceRefusalTests {
    private static let canonicalRequest = "GET\n/\na=%26%3C&b=%22\nhost:h.com\nx-tag:it's <&> \"é\"\n\nhost;x-tag\nhash"
    private static let stringToSign = "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/r/s/aws4_request\nhash"

    @Test("What a service shows is read byte for byte in every form", arguments: RefusalForm.allCases)
    func forms(form: RefusalForm) throws {
        let text = form.text(canonicalRequest: Self.canonicalRequest, stringToSign: Self.stringToSign)
        let refusal = try ServiceRefusal(parsing: Array(text.utf8))
        #expect(refusal.canonicalRequest?.bytes == Array(Self.canonicalRequest.utf8))
        #expect(refusal.stringToSign?.bytes == Array(Self.stringToSign.utf8))
        #expect(refusal.showsItsWork)
    }

    @Test("XML is read with its references, its CDATA and its nesting")
    func xml() throws {
        let fields = ErrorXML.fields(
            of: Array(
                """
                <?xml version="1.0"?><!-- <Code>No</Code -->
                <ErrorResponse a="b"><Error><Type/><Code>A&amp;B &#x41;&#66;&lt;&unknown;&</Code>
                <Message><![CDATA[<raw> & ]]>text</Message></Error></ErrorResponse>
                """.utf8))
        #expect(fields["code"] == "A&B AB<&unknown;&")
        #expect(fields["message"] == "<raw> & text")
        #expect(fields["error"] == nil && fields["errorresponse"] == nil)
    }

    @Test("JSON strings are read with their escapes, at any depth, and cut where the text ends")
    func json() {
        let fields = ErrorJSON.fields(
            of: Array(
                #"{"a": {"Message" : "\"\\\/\n\u00e9\ud83d\ude00\ud83d\u00zz"}, "__type":"X#Y", "message":"second"}"#
                    .utf8))
        #expect(fields["message"] == "\"\\/\né😀\u{FFFD}\u{FFFD}zz" || fields["message"]?.hasPrefix("\"\\/\né😀") == true)
        #expect(fields["__type"] == "X#Y")
        #expect(ErrorJSON.fields(of: Array(#"{"message":"cut"#.utf8))["message"] == "cut")
    }

    @Test(
        "Codes are shown without namespaces",
        arguments: [
            (#"{"__type":"com.amazon.coral.service#InvalidSignatureException"}"#, "InvalidSignatureException"),
            ("HTTP/1.1 403 x\r\nX-Amzn-ErrorType: ForbiddenException:http://x/\r\n\r\n{}", "ForbiddenException"),
            ("HTTP/1.1 403 x\nX-Amzn-ErrorType: ForbiddenException\n\n{}", "ForbiddenException"),
            ("An error occurred (ExpiredToken) when calling X", "ExpiredToken"),
            ("<Error><Code>\u{1B}[2J</Code></Error>", #"\x1b[2J"#),
        ])
    func codes(text: String, code: String) throws {
        #expect(try ServiceRefusal(parsing: Array(text.utf8)).code == code)
    }

    @Test("JSON pasted without being parsed, and text with Windows line ends, are understood")
    func pasted() throws {
        let text = RefusalForm.json.text(canonicalRequest: Self.canonicalRequest, stringToSign: Self.stringToSign)
        let unparsed = "log: " + text.dropFirst("{\"message\":\"".count).dropLast(2)
        let refusal = try ServiceRefusal(parsing: Array(unparsed.utf8))
        #expect(refusal.canonicalRequest?.bytes == Array(Self.canonicalRequest.utf8))
        let windows = RefusalForm.commandLine.text(
            canonicalRequest: Self.canonicalRequest, stringToSign: Self.stringToSign
        ).replacing("\n", with: "\r\n")
        #expect(try ServiceRefusal(parsing: Array(windows.utf8)).stringToSign?.bytes == Array(Self.stringToSign.utf8))
    }

    @Test("Text that is no canonical request is refused by name")
    func records() throws {
        #expect(throws: ExplanationError.notACanonicalRequest) { try SigningRecord(canonicalRequest: "GET\n/") }
        #expect(throws: ExplanationError.notAStringToSign) {
            try SigningRecord(canonicalRequest: Self.canonicalRequest, stringToSign: "x")
        }
        #expect(throws: ExplanationError.notSigned(.missingAuthentication)) {
            try SigningRecord(signedRequest: HTTPRequest(method: .get, scheme: nil, authority: "h.com", path: "/"))
        }
        for error in [
            ExplanationError.notACanonicalRequest, .notAStringToSign, .notSigned(.missingDate), .tooLarge(limit: 1),
        ] {
            #expect(!error.description.isEmpty)
        }
    }

    @Test("Nothing that is read can make the explainer fail: 4,000 refusals with bytes exchanged, cut and doubled")
    func anyBytes() throws {
        let signed = try CauseCase(cause: .bodyChanged, what: "", target: "/a%20b?q=%2B", fields: [("X-Tag", "a, b")])
            .signed()
        let explainer = SignatureExplainer(SigningRecord(signed, body: Array(#"{"a": "b"}"#.utf8)))
        let seeds =
            RefusalForm.allCases.map {
                Array($0.text(canonicalRequest: signed.canonicalRequest, stringToSign: signed.stringToSign).utf8)
            } + TypedRefusalTests.words.map { Array($0.text.utf8) }
        var random = SplitMix64(seed: 7)
        for _ in 0..<4000 {
            var bytes = seeds[Int.random(in: seeds.indices, using: &random)]
            for _ in 0..<Int.random(in: 0...8, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + 20))
                }
            }
            let explanation = try explainer.explain(bytes)
            #expect(!explanation.description.isEmpty)
        }
    }
}
