import HTTPTypes
import Testing

@testable import SignetSigV4

@Suite("Services that canonicalise in their own way")
struct ShownTextTests {
    /// A service whose canonical request or string to sign differs from ours by more than the request can tell.
    struct Reading: Sendable, CustomTestStringConvertible {
        let cause: Cause
        let what: String
        var target = "/"
        var fields: [(String, String)] = []
        var canonical: @Sendable (String) -> String = { $0 }
        var stringToSign: @Sendable (String) -> String = { $0 }

        var testDescription: String { "\(cause): \(what)" }
    }

    static let readings: [Reading] = [
        Reading(
            cause: .queryReordered, what: "sorted before encoding", target: "/?a-b=1&a=2",
            canonical: { $0.replacing("a=2&a-b=1", with: "a-b=1&a=2") }),
        Reading(
            cause: .escapeCaseChanged, what: "lower-case escapes", target: "/?q=a%2Fb",
            canonical: { $0.replacing("a%2Fb", with: "a%2fb") }),
        Reading(
            cause: .queryReencoded, what: "reserved characters as they came", target: "/?q=a:b",
            canonical: { $0.replacing("a%3Ab", with: "a:b") }),
        Reading(
            cause: .queryParameterLost, what: "an empty parameter", target: "/?a=1&b",
            canonical: { $0.replacing("a=1&b=", with: "a=1") }),
        Reading(
            cause: .headerWhitespaceChanged, what: "runs of spaces are kept", fields: [("X-Tag", "a  b")],
            canonical: { $0.replacing("x-tag:a b", with: "x-tag:a  b") }),
        Reading(
            cause: .headerJoined, what: "a space after the comma", fields: [("X-Tag", "a"), ("X-Tag", "b")],
            canonical: { $0.replacing("x-tag:a,b", with: "x-tag:a, b") }),
        Reading(
            cause: .headerDropped, what: "an empty value in its place", fields: [("X-Tag", "a")],
            canonical: { $0.replacing("x-tag:a\n", with: "x-tag:\n") }),
        Reading(
            cause: .headerDropped, what: "no line in its place", fields: [("X-Tag", "a")],
            canonical: { $0.replacing("x-tag:a\n", with: "") }),
        Reading(
            cause: .headerCharset, what: "question marks", fields: [("X-Tag", "é")],
            canonical: { $0.replacing("x-tag:é", with: "x-tag:??") }),
        Reading(
            cause: .httpDateUsed, what: "Date",
            stringToSign: { $0.replacing("20150830T123600Z", with: "Sun, 30 Aug 2015 12:36:00 GMT") }),
        Reading(
            cause: .wrongRegion, what: "its own", stringToSign: { $0.replacing("eu-west-1", with: "eu-central-1") }),
        Reading(cause: .wrongService, what: "its own", stringToSign: { $0.replacing("execute-api", with: "es") }),
        Reading(cause: .scopeDateWrong, what: "another day", stringToSign: { $0.replacing("0830/", with: "0831/") }),
        Reading(
            cause: .wrongAlgorithm, what: "SigV4a",
            stringToSign: { $0.replacing("AWS4-HMAC-SHA256", with: "AWS4-ECDSA-P256-SHA256") }),
    ]

    @Test("The reading of the service is told from ours", arguments: ShownTextTests.readings)
    func told(reading: Reading) throws {
        let signed = try CauseCase(cause: reading.cause, what: "", target: reading.target, fields: reading.fields)
            .signed()
        let canonical = reading.canonical(signed.canonicalRequest)
        let hash = PayloadHash.sha256(of: Array(canonical.utf8)).value
        let lines = signed.stringToSign.split(separator: "\n").dropLast() + [hash[...]]
        let stringToSign = reading.stringToSign(lines.joined(separator: "\n"))
        #expect(canonical != signed.canonicalRequest || stringToSign != signed.stringToSign)
        let record = try SigningRecord(
            canonicalRequest: signed.canonicalRequest, stringToSign: signed.stringToSign, signature: signed.signature)
        for explainer in [SignatureExplainer(SigningRecord(signed)), SignatureExplainer(record)] {
            for form in RefusalForm.allCases {
                let text = form.text(canonicalRequest: canonical, stringToSign: stringToSign)
                let explanation = try explainer.explain(Array(text.utf8))
                #expect(explanation.cause == reading.cause, "\(form): \(explanation)")
            }
        }
    }

    @Test("A service that shows its string to sign alone says that the canonical requests differ")
    func hidden() throws {
        let signed = try CauseCase(cause: .canonicalRequestHidden, what: "").signed()
        let other = try CauseCase(cause: .canonicalRequestHidden, what: "", target: "/other").signed()
        let text = "<Error><Code>SignatureDoesNotMatch</Code><StringToSign>\(other.stringToSign)</StringToSign></Error>"
        let explanation = try SignatureExplainer(SigningRecord(signed)).explain(Array(text.utf8))
        #expect(explanation.cause == .canonicalRequestHidden)
        #expect(explanation.difference?.part == .canonicalRequestHash)
    }

    @Test("Canonical requests that look the same and hash differently were shown with bytes lost")
    func altered() throws {
        let signed = try CauseCase(cause: .refusalAltered, what: "").signed()
        let other = try CauseCase(cause: .refusalAltered, what: "", target: "/other").signed()
        let text = RefusalForm.json.text(
            canonicalRequest: signed.canonicalRequest, stringToSign: other.stringToSign)
        let explanation = try SignatureExplainer(SigningRecord(signed)).explain(Array(text.utf8))
        #expect(explanation.cause == .refusalAltered)
    }

    @Test("Another signature than ours was judged")
    func signature() throws {
        let signed = try CauseCase(cause: .signatureChanged, what: "").signed()
        let text = RefusalForm.s3.text(
            canonicalRequest: signed.canonicalRequest, stringToSign: signed.stringToSign,
            signature: String(repeating: "0", count: 64))
        let explanation = try SignatureExplainer(SigningRecord(signed)).explain(Array(text.utf8))
        #expect(explanation.cause == .signatureChanged)
        var arrived = signed.request
        arrived.headerFields[.authorization] = signed.request.headerFields[.authorization]?.replacing(
            signed.signature, with: String(repeating: "0", count: 64))
        let received = SignatureExplainer(SigningRecord(signed)).explain(received: arrived)
        #expect(received.cause == .signatureChanged)
        for explanation in [explanation, received] {
            #expect(explanation.difference?.part == .signature)
            #expect(!explanation.description.contains(signed.signature))
        }
    }

    @Test("A request that arrived without its signature, or with a broken one, is told from one that was not signed")
    func authorization() throws {
        let signed = try CauseCase(cause: .authorizationMissing, what: "").signed()
        var arrived = signed.request
        arrived.headerFields[.authorization] = nil
        arrived.path = "/elsewhere"
        let missing = SignatureExplainer(SigningRecord(signed)).explain(received: arrived)
        #expect(missing.findings.map(\.cause) == [.authorizationMissing, .pathRewritten])
        arrived.headerFields[.authorization] = "AWS4-HMAC-SHA256 nonsense"
        let malformed = SignatureExplainer(SigningRecord(signed)).explain(received: arrived)
        #expect(malformed.cause == .authorizationMalformed)
    }

    @Test("A proxy that decodes and a service that encodes once leave the same trace: both are named")
    func ambiguity() throws {
        let signed = try CauseCase(cause: .pathDecoded, what: "", target: "/a%20b").signed()
        let text = RefusalForm.json.text(
            canonicalRequest: signed.canonicalRequest.replacing("%2520", with: "%20"), stringToSign: signed.stringToSign
        )
        let explanation = try SignatureExplainer(SigningRecord(signed)).explain(Array(text.utf8))
        #expect(explanation.findings.map(\.cause) == [.pathDecoded, .pathEncodedTwice])
        #expect(explanation.findings.map(\.certainty) == [.likely, .possible])
    }

    @Test("Every cause is brought about by some test")
    func everyCause() {
        var caused = Set(CauseTests.cases.map(\.cause))
        caused.formUnion(TypedRefusalTests.words.map(\.cause))
        caused.formUnion(VerificationTests.typed.map(\.cause))
        caused.formUnion(ChunkExplanationTests.changes.map(\.cause))
        caused.formUnion(Self.readings.map(\.cause))
        caused.formUnion([
            .canonicalRequestHidden, .refusalAltered, .signatureChanged, .secretWhitespace, .secretQuoted,
            .routeUnknown,
            .sentTooLate,
        ])
        #expect(Set(Cause.allCases).subtracting(caused).isEmpty)
    }
}
