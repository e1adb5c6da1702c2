import HTTPTypes
import Testing

@testable import SignetSigV4

@Suite("Refusals in words")
struct TypedRefusalTests {
    struct Words: Sendable, CustomTestStringConvertible {
        let cause: Cause
        let text: String

        init(_ cause: Cause, _ text: String) {
            self.cause = cause
            self.text = text
        }

        var testDescription: String { "\(cause): \(text.prefix(80))" }
    }

    static let words: [Words] = [
        Words(
            .clockSkewed,
            #"{"message":"Signature expired: 20150830T123600Z is now earlier than 20150830T125500Z (20150830T130000Z - 5 min.)"}"#
        ),
        Words(
            .clockSkewed,
            #"{"message":"Signature not yet current: 20150830T133600Z is still later than 20150830T124100Z (20150830T123600Z + 5 min.)"}"#
        ),
        Words(
            .clockSkewed,
            """
            <Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the current time \
            is too large.</Message><RequestTime>20150830T123600Z</RequestTime><ServerTime>2015-08-30T13:36:05Z</ServerTime>\
            <MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds></Error>
            """),
        Words(.clockSkewed, "<Error><Code>RequestTimeTooSkewed</Code></Error>"),
        Words(
            .unknownAccessKey,
            #"{"__type":"UnrecognizedClientException","message":"The security token included in the request is invalid."}"#
        ),
        Words(.unknownAccessKey, "<ErrorResponse><Error><Code>InvalidClientTokenId</Code></Error></ErrorResponse>"),
        Words(
            .unknownAccessKey, "<Error><Code>InvalidAccessKeyId</Code><AWSAccessKeyId>AKIDX</AWSAccessKeyId></Error>"),
        Words(.sessionTokenExpired, #"{"message":"The security token included in the request is expired"}"#),
        Words(
            .sessionTokenExpired,
            "<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>"),
        Words(.sessionTokenMismatch, "<Error><Code>InvalidToken</Code></Error>"),
        Words(.authorizationMissing, #"{"message":"Missing Authentication Token"}"#),
        Words(
            .authorizationMalformed,
            #"{"__type":"IncompleteSignatureException","message":"'abc' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 abc'."}"#
        ),
        Words(
            .wrongRegion,
            """
            <Error><Code>AuthorizationHeaderMalformed</Code><Message>The authorization header is malformed; the region \
            'us-east-1' is wrong; expecting 'eu-west-1'</Message><Region>eu-west-1</Region></Error>
            """),
        Words(
            .wrongRegion,
            """
            <Error><Code>AuthorizationQueryParametersError</Code><Message>Error parsing the X-Amz-Credential parameter; \
            the region 'us-east-1' is wrong; expecting 'eu-west-1'</Message></Error>
            """),
        Words(.wrongRegion, #"{"message":"Credential should be scoped to a valid region, not 'us-east-1'. "}"#),
        Words(.wrongService, #"{"message":"Credential should be scoped to correct service: 'execute-api'. "}"#),
        Words(
            .wrongService,
            """
            <Error><Code>AuthorizationHeaderMalformed</Code><Message>The authorization header is malformed; incorrect \
            service "execute-api". This endpoint belongs to "s3".</Message></Error>
            """),
        Words(
            .scopeDateWrong,
            #"{"message":"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20150829' != '20150830', from '20150830T123600Z'."}"#
        ),
        Words(
            .headerNotSigned,
            """
            <Error><Code>AccessDenied</Code><Message>There were headers present in the request which were not signed\
            </Message><HeadersNotSigned>x-amz-acl</HeadersNotSigned></Error>
            """),
        Words(
            .headerNotSigned,
            #"{"message":"'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."}"#),
        Words(
            .presignedExpired,
            """
            <Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>900</X-Amz-Expires>\
            <Expires>2015-08-30T12:51:00Z</Expires><ServerTime>2015-08-30T13:00:00Z</ServerTime></Error>
            """),
        Words(
            .presignedTooLong,
            """
            <Error><Code>AuthorizationQueryParametersError</Code><Message>X-Amz-Expires must be less than a week (in \
            seconds) that is 604800</Message></Error>
            """),
        Words(
            .authorizationMalformed,
            """
            <Error><Code>AuthorizationQueryParametersError</Code><Message>Query-string authentication version 4 requires \
            the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature and X-Amz-Expires parameters</Message></Error>
            """),
        Words(
            .bodyChanged,
            """
            <Error><Code>XAmzContentSHA256Mismatch</Code><Message>The provided 'x-amz-content-sha256' header does not match \
            what was computed.</Message><ClientComputedContentSHA256>aa</ClientComputedContentSHA256>\
            <S3ComputedContentSHA256>bb</S3ComputedContentSHA256></Error>
            """),
        Words(
            .payloadHashHeaderMissing,
            """
            <Error><Code>InvalidRequest</Code><Message>Missing required header for this request: x-amz-content-sha256\
            </Message></Error>
            """),
        Words(
            .wrongAlgorithm,
            """
            <Error><Code>InvalidRequest</Code><Message>The authorization mechanism you have provided is not supported. \
            Please use AWS4-HMAC-SHA256.</Message></Error>
            """),
        Words(
            .notAuthorized,
            #"{"Message":"User: arn:aws:iam::123456789012:user/x is not authorized to perform: execute-api:Invoke"}"#),
        Words(.notAuthorized, "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"),
        Words(
            .notAuthorized,
            "HTTP/1.1 403 Forbidden\r\nx-amzn-ErrorType: ForbiddenException\r\n\r\n{\"message\":\"Forbidden\"}"),
    ]

    @Test("What a service says in words is a cause, with and without our side", arguments: words)
    func typed(words: Words) throws {
        let alone = try SignatureExplainer().explain(Array(words.text.utf8))
        #expect(alone.cause == words.cause, "\(alone)")
        #expect(alone.outcome == .explained)
        if words.cause != .authorizationMissing {
            let signed = try CauseCase(
                cause: words.cause, what: "", isPresigned: words.cause == .presignedExpired
            ).signed()
            let withRecord = try SignatureExplainer(SigningRecord(signed)).explain(Array(words.text.utf8))
            #expect(withRecord.cause == words.cause, "\(withRecord)")
        }
    }

    @Test("The amount of a skew is named, and a time zone guessed")
    func skew() throws {
        let behind = try SignatureExplainer().explain(Array(Self.words[0].text.utf8))
        #expect(behind.findings[0].sentence.contains("24 min 0 s behind"))
        #expect(behind.findings[0].sentence.contains("accepts 5 min 0 s"))
        #expect(behind.findings.map(\.cause) == [.clockSkewed, .sentTooLate])
        let ahead = try SignatureExplainer().explain(Array(Self.words[1].text.utf8))
        #expect(ahead.findings[0].sentence.contains("60 min 0 s ahead"))
        #expect(ahead.findings[0].sentence.contains("time zone"))
        #expect(ahead.findings.map(\.cause) == [.clockSkewed])
        let s3 = try SignatureExplainer().explain(Array(Self.words[2].text.utf8))
        #expect(s3.findings[0].sentence.contains("60 min 5 s behind") && s3.findings[0].sentence.contains("15 min"))
    }

    @Test("A region and a service are named as the service names them")
    func scopes() throws {
        for words in Self.words where words.cause == .wrongRegion && words.text.contains("expecting") {
            let finding = try SignatureExplainer().explain(Array(words.text.utf8)).findings[0]
            #expect(finding.sentence.contains("'us-east-1'") && finding.remedy.contains("eu-west-1"))
        }
        for words in Self.words where words.cause == .wrongService {
            let finding = try SignatureExplainer().explain(Array(words.text.utf8)).findings[0]
            #expect(finding.remedy.contains("(--service)"))
        }
    }

    @Test("Where we know that we signed, a missing token means first that there is no such route")
    func routes() throws {
        let signed = try CauseCase(cause: .routeUnknown, what: "").signed()
        let text = #"{"message":"Missing Authentication Token"}"#
        let explanation = try SignatureExplainer(SigningRecord(signed)).explain(Array(text.utf8))
        #expect(explanation.findings.map(\.cause) == [.routeUnknown, .authorizationMissing])
    }

    @Test("A temporary key without its token is told from an unknown one")
    func temporaryKeys() throws {
        let request = HTTPRequest(method: .get, scheme: "https", authority: "h.com", path: "/")
        let signer = SigV4Signer(service: "execute-api", region: "eu-west-1")
        let credentials = Credentials(accessKeyID: "ASIAEXAMPLE", secretAccessKey: "secret")
        let signed = try signer.sign(request, payload: .empty, credentials: credentials, at: CauseCase.date)
        let text = #"{"message":"The security token included in the request is invalid."}"#
        let explanation = try SignatureExplainer(SigningRecord(signed)).explain(Array(text.utf8))
        #expect(explanation.findings.map(\.cause) == [.sessionTokenMissing, .unknownAccessKey])
    }

    @Test("A mismatch without details names what could be the cause, and claims nothing")
    func suspects() throws {
        let example = CauseCase(
            cause: .wrongSecret, what: "", target: "/a//b%20c?q=%2B",
            fields: [("Accept-Encoding", "gzip"), ("User-Agent", "x"), ("Host", "h.com:443"), ("X-Name", "é")],
            signs: SigningRules(headers: .signEverything))
        let text = #"{"message":"The request signature we calculated does not match the signature you provided."}"#
        let explanation = try SignatureExplainer(SigningRecord(try example.signed())).explain(Array(text.utf8))
        #expect(explanation.outcome == .suspected)
        #expect(
            Set(explanation.findings.map(\.cause)).isSuperset(of: [
                .acceptEncodingRewritten, .hopHeaderSigned, .hostPort, .headerCharset, .pathEncodedTwice,
                .plusReadAsSpace, .wrongSecret,
            ]))
        #expect(explanation.findings.allSatisfy { $0.certainty == .possible })
    }

    @Test("What names no cause is unexplained", arguments: ["", "{}", "<a/>", "Internal Server Error", "\u{0}"])
    func unexplained(text: String) throws {
        let explanation = try SignatureExplainer().explain(Array(text.utf8))
        #expect(explanation.outcome == .unexplained)
        #expect(explanation.description.contains("Nothing in this names a cause"))
    }

    @Test("A refusal beyond the limit is refused")
    func limit() {
        let bytes = [UInt8](repeating: 0x20, count: ServiceRefusal.maximumBytes + 1)
        #expect(throws: ExplanationError.tooLarge(limit: ServiceRefusal.maximumBytes)) {
            try SignatureExplainer().explain(bytes)
        }
    }
}
