import HTTPTypes
import Testing

@testable import SignetSigV4

@Suite("What a verifier can prove")
struct VerificationTests {
    /// Those whose guess is tried: the change is one of a few.
    private static let provable: Set<Cause> = [
        .methodChanged, .presignedOtherMethod, .pathEncodedTwice, .pathEncodedOnce, .trailingSlash, .plusReadAsSpace,
        .acceptEncodingRewritten, .contentTypeRewritten, .headerJoined, .hostPort, .bodyReserialized, .bodyNotSigned,
        .queryParameterAdded,
    ]

    @Test(
        "The signature itself proves which of the usual changes was made",
        arguments: CauseTests.cases.filter { provable.contains($0.cause) })
    func proven(example: CauseCase) throws {
        let arrived = example.arrived(try example.signed())
        let error = try #require(example.refusal(of: arrived))
        let explanation = SignatureExplainer().explain(
            error, of: arrived.request, body: arrived.body, credentials: CauseCase.credentials,
            rules: example.verifies ?? example.signs)
        if example.isProvable {
            #expect(explanation.findings.map(\.cause) == [example.cause], "\(explanation)")
            #expect(explanation.findings.first?.certainty == .certain)
        } else {
            #expect(explanation.outcome == .suspected)
        }
    }

    @Test(
        "The secret with a line end, a space, quotes or escapes is recognised by its signature",
        arguments: [
            ("\n", "", Cause.secretWhitespace), ("\r\n", "", .secretWhitespace), (" ", "", .secretWhitespace),
            ("", " ", .secretWhitespace), ("\"", "\"", .secretQuoted), ("'", "'", .secretQuoted),
        ])
    func secrets(suffix: String, prefix: String, cause: Cause) throws {
        let secret = CauseCase.credentials.secretAccessKey.reveal()
        let wrapped = prefix + secret + suffix
        let request = try Self.request(signedWith: wrapped)
        let error = try #require(CauseCase(cause: cause, what: "").refusal(of: Message(request: request, body: [])))
        let explanation = SignatureExplainer().explain(error, of: request, credentials: CauseCase.credentials)
        #expect(explanation.findings.map(\.cause) == [cause])
        #expect(explanation.findings.first?.certainty == .certain)
        // And from the other side: what the signer was given shows it.
        let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: wrapped)
        let record = try SigningRecord(signedRequest: request, credentials: credentials)
        let refusal = #"{"__type":"InvalidSignatureException","message":"signature we calculated does not match"}"#
        let own = try SignatureExplainer(record).explain(Array(refusal.utf8))
        #expect(own.cause == cause)
        #expect(!own.description.contains(secret))
    }

    @Test("A secret that was percent-encoded is recognised")
    func encodedSecret() throws {
        let request = try Self.request(signedWith: "wJalrXUtnFEMI%2FK7MDENG")
        let example = CauseCase(cause: .secretQuoted, what: "")
        let error = try #require(example.refusal(of: Message(request: request, body: [])))
        let explanation = SignatureExplainer().explain(error, of: request, credentials: CauseCase.credentials)
        #expect(explanation.findings.map(\.cause) == [.secretQuoted])
    }

    /// As a signer without Signet's checks signs.
    private static func request(signedWith secret: String) throws -> HTTPRequest {
        let signed = try CauseCase(cause: .secretWhitespace, what: "").signed()
        let key = HMACKey.derived(
            secret: SecretString(secret), dateStamp: "20150830", region: "eu-west-1", service: "execute-api")
        let bytes = Array(signed.stringToSign.utf8)
        let signature = bytes.withUnsafeBytes { key.sign($0).hexadecimal }
        var request = signed.request
        request.headerFields[.authorization] =
            request.headerFields[.authorization]?.replacing(signed.signature, with: signature)
        return request
    }

    struct Typed: Sendable {
        let cause: Cause
        var token: String?
        var known = CauseCase.credentials
        var now = CauseCase.date
        var isPresigned = false
        var change: @Sendable (inout Message) -> Void = { _ in }
    }

    static let typed: [Typed] = [
        Typed(cause: .clockSkewed, now: CauseCase.date.adding(seconds: 3600)),
        Typed(cause: .clockSkewed, now: CauseCase.date.adding(seconds: -3600)),
        Typed(cause: .presignedExpired, now: CauseCase.date.adding(seconds: 3600), isPresigned: true),
        Typed(cause: .headerDropped) { $0["X-Custom"] = nil },
        Typed(cause: .headerDropped) { $0["X-Amz-Date"] = nil },
        Typed(cause: .headerNotSigned) { $0["X-Amz-Acl"] = "private" },
        Typed(cause: .authorizationMissing) { $0["Authorization"] = nil },
        Typed(cause: .authorizationMalformed) { $0["Authorization"] = "AWS4-HMAC-SHA256 Credential=x" },
        Typed(cause: .requestUnreadable) {
            $0.append("Host", "api.example.com")
            $0.append("Host", "other.com")
        },
        Typed(cause: .requestUnreadable) { $0.path = "/" + String(repeating: "a", count: 20_000) },
        Typed(cause: .unknownAccessKey, known: Credentials(accessKeyID: "AKIDOTHER", secretAccessKey: "secret")),
        Typed(
            cause: .sessionTokenMissing,
            known: Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token")),
        Typed(cause: .sessionTokenMismatch, token: "token"),
        Typed(
            cause: .sessionTokenExpired, token: "token",
            known: Credentials(
                accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token",
                expiration: CauseCase.date)),
        Typed(cause: .wrongRegion) {
            $0["Authorization"] = $0["Authorization"]?.replacing("eu-west-1", with: "eu-west-2")
        },
        Typed(cause: .wrongService) { $0["Authorization"] = $0["Authorization"]?.replacing("execute-api", with: "s3") },
        Typed(cause: .scopeDateWrong) { $0["Authorization"] = $0["Authorization"]?.replacing("0830/", with: "0829/") },
        Typed(cause: .unsignedPayloadRefused) { $0["X-Amz-Content-Sha256"] = "UNSIGNED-PAYLOAD" },
        Typed(cause: .streamingRefused) { $0["X-Amz-Content-Sha256"] = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" },
        Typed(cause: .bodyCompressed) { $0.body = [0x1F, 0x8B, 8] },
    ]

    @Test("Each error of the verifier has a cause", arguments: typed.indices)
    func errors(index: Int) throws {
        let typed = Self.typed[index]
        var message = Message(
            request: HTTPRequest(method: .post, scheme: "https", authority: "api.example.com", path: "/"),
            body: Array("body".utf8))
        message.append("X-Custom", "1")
        let credentials = Credentials(
            accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: typed.token)
        let signer = SigV4Signer(
            service: "execute-api", region: "eu-west-1", rules: SigningRules(addsContentSHA256Header: true))
        let hash = PayloadHash.sha256(of: message.body)
        message.request =
            typed.isPresigned
            ? try signer.presign(
                message.request, payload: hash, credentials: credentials, at: CauseCase.date, expiresIn: 900
            ).request
            : try signer.sign(message.request, payload: hash, credentials: credentials, at: CauseCase.date).request
        typed.change(&message)
        let verifier = SigV4Verifier(service: "execute-api", region: "eu-west-1")
        do throws(VerificationError) {
            _ = try verifier.verify(message.request, payload: .sha256(of: message.body), at: typed.now) { id in
                id == typed.known.accessKeyID ? typed.known : nil
            }
            Issue.record("accepted")
        } catch {
            let explanation = SignatureExplainer().explain(error, of: message.request, body: message.body)
            #expect(explanation.cause == typed.cause, "\(error): \(explanation)")
            #expect(explanation.outcome == .explained)
        }
    }
}

extension CauseCase {
    /// Whether the guess is among those that are tried.
    fileprivate var isProvable: Bool {
        switch what {
        // The order of values, the body a redirect dropped, and the layout of somebody's JSON cannot be guessed.
        case "in another order", "a redirect turns POST into GET", "compact JSON": false
        default: true
        }
    }
}
