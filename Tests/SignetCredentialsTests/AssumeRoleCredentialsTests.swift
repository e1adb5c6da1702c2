import HTTPTypes
import SignetCore
import SignetCredentials
import SignetSigV4
import Synchronization
import Testing

@Suite("AssumeRole")
struct AssumeRoleCredentialsTests {
    private static let answer = """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <AssumeRoleResult>
            <AssumedRoleUser>
              <AssumedRoleId>AROA:ab</AssumedRoleId>
              <Arn>arn:aws:sts::123456789012:assumed-role/ApiAccess/ab</Arn>
            </AssumedRoleUser>
            <Credentials>
              <AccessKeyId>ASIAEXAMPLE</AccessKeyId>
              <SecretAccessKey>canary-secret/+=</SecretAccessKey>
              <SessionToken>canary-token</SessionToken>
              <Expiration>2026-11-22T13:00:00Z</Expiration>
            </Credentials>
          </AssumeRoleResult>
          <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
        </AssumeRoleResponse>
        """

    private final class Seen: Sendable {
        let requests = Mutex<[Request]>([])
    }

    private let seen = Seen()
    private let own = FakeProvider { _ in
        .success(Credentials(accessKeyID: "AKIDOWN", secretAccessKey: "canary-own", sessionToken: "canary-own-token"))
    }

    private func provider(
        _ status: HTTPResponse.Status = .ok, _ body: String = Self.answer, region: String = "eu-west-1",
        endpoint: String? = nil
    ) throws -> AssumeRoleCredentials {
        let seen = seen
        let transport = StubTransport { request in
            seen.requests.withLock { $0.append(request) }
            return Response(status: status, body: .bytes(Array(body.utf8)))
        }
        return try AssumeRoleCredentials(
            try AssumeRole(
                roleARN: "arn:aws:iam::123456789012:role/ApiAccess", sessionName: "a+b", durationSeconds: 900,
                externalID: "x:y/z"),
            region: region, endpoint: endpoint, source: own, transport: transport,
            clock: .fixed(Timestamp(secondsSince1970: 1_440_938_160)))
    }

    @Test("posts a signed form to the region's endpoint")
    func request() async throws {
        _ = try await provider().credentials()
        let request = try #require(seen.requests.withLock { $0.first })
        #expect(request.description == "POST https://sts.eu-west-1.amazonaws.com/")
        let form =
            "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2FApiAccess"
            + "&RoleSessionName=a%2Bb&DurationSeconds=900&ExternalId=x%3Ay%2Fz"
        #expect(request.body.bytes == Array(form.utf8))
        #expect(request.head.headerFields[.contentType] == "application/x-www-form-urlencoded; charset=utf-8")
        #expect(
            request.head.headerFields[.authorization]?
                .hasPrefix("AWS4-HMAC-SHA256 Credential=AKIDOWN/20150830/eu-west-1/sts/aws4_request, ") == true)
        let token = try #require(HTTPField.Name("x-amz-security-token"))
        #expect(request.head.headerFields[token] == "canary-own-token")
        #expect(request.options.deadline != nil)
    }

    @Test(
        "signs for the region of the endpoint",
        arguments: [
            ("cn-north-1", nil, "https://sts.cn-north-1.amazonaws.com.cn/", "cn-north-1"),
            ("us-gov-west-1", nil, "https://sts.us-gov-west-1.amazonaws.com/", "us-gov-west-1"),
            ("eu-west-1", "https://sts.amazonaws.com", "https://sts.amazonaws.com/", "us-east-1"),
            ("eu-west-1", "https://sts.us-east-2.amazonaws.com/", "https://sts.us-east-2.amazonaws.com/", "us-east-2"),
            ("eu-west-1", "http://127.0.0.1:8080/sts", "http://127.0.0.1:8080/sts", "eu-west-1"),
        ])
    func endpoints(region: String, url: String?, sentTo: String, signedFor: String) async throws {
        _ = try await provider(region: region, endpoint: url).credentials()
        let request = try #require(seen.requests.withLock { $0.first })
        #expect(request.description == "POST " + sentTo)
        #expect(request.head.headerFields[.authorization]?.contains("/\(signedFor)/sts/") == true)
    }

    @Test(
        "refuses a region that would choose another host, and a URL that is none",
        arguments: [
            ("", nil), ("evil.com/", nil), ("a@evil.com", nil), ("eu-west-1.evil", nil), ("EU-WEST-1", nil),
            ("a b", nil),
            ("eu-west-1\r\n", nil), ("eu-west-1", "sts.amazonaws.com"), ("eu-west-1", "ftp://sts/"),
            ("eu-west-1", "https://u:canary@sts/"),
        ])
    func badEndpoints(region: String, url: String?) {
        let error = #expect(throws: CredentialsError.self) { try provider(region: region, endpoint: url) }
        #expect(error?.kind == .invalidConfiguration)
        #expect(error?.description.contains("canary") == false)
    }

    @Test("gives the credentials with the expiration that STS set, and the account")
    func answer() async throws {
        let credentials = try await provider().credentials()
        #expect(credentials.accessKeyID == "ASIAEXAMPLE")
        #expect(credentials.secretAccessKey == SecretString("canary-secret/+="))
        #expect(credentials.sessionToken == SecretString("canary-token"))
        #expect(credentials.expiration == Timestamp(iso8601: "2026-11-22T13:00:00Z"))
        #expect(credentials.accountID == "123456789012")
    }

    @Test(
        "refuses an answer with a part missing, empty or malformed, and shows none of it",
        arguments: [
            ("<AccessKeyId>ASIAEXAMPLE</AccessKeyId>", ""), ("ASIAEXAMPLE", ""), ("ASIAEXAMPLE", "ASIA/EXAMPLE"),
            ("<SessionToken>canary-token</SessionToken>", "<SessionToken/>"), ("canary-secret/+=", ""),
            ("canary-secret/+=", "canary secret"), ("2026-11-22T13:00:00Z", "tomorrow"), ("2026-11-22T13:00:00Z", ""),
            ("2026-11-22T13:00:00Z", "2026-13-22T13:00:00Z"), ("AssumeRoleResult", "Other"),
            ("AssumeRoleResponse", "Other"), ("</AssumeRoleResponse>", ""), ("<Credentials>", "<Credentials>&canary;"),
            ("<AssumeRoleResponse", "<!DOCTYPE a [<!ENTITY b 'c'>]><AssumeRoleResponse"),
        ])
    func badAnswers(part: String, replacement: String) async throws {
        let body = Self.answer.split(separator: part, omittingEmptySubsequences: false).joined(separator: replacement)
        let provider = try provider(.ok, body)
        let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
        #expect(error?.kind == .malformedResponse)
        #expect(error?.description.contains("sts.eu-west-1.amazonaws.com:443") == true)
        #expect(error?.description.contains("canary") == false)
    }

    @Test("reads a megabyte and no more")
    func longAnswer() async throws {
        let provider = try provider(.ok, String(repeating: " ", count: 1 << 20) + Self.answer)
        let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
        #expect(error?.kind == .unreachable)
        #expect(error?.transport?.kind == .bodyTooLarge)
    }

    @Test("tells what STS said: status, code, words, request id and peer, but no secret that it repeats")
    func refusal() async throws {
        let body = """
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
            <Code>SignatureDoesNotMatch</Code><Message>The Canonical String should have been 'POST
            x-amz-security-token:canary-own-token
            ' &amp; more</Message></Error><RequestId>r-2</RequestId></ErrorResponse>
            """
        let provider = try provider(.forbidden, body)
        let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
        #expect(error?.kind == .refused)
        #expect(error?.service?.status == 403)
        #expect(error?.service?.code == "SignatureDoesNotMatch")
        #expect(error?.service?.requestID == "r-2")
        #expect(error?.service?.peer == "sts.eu-west-1.amazonaws.com:443")
        #expect(error?.remedy == "check the secret access key")
        var shown = error.map { "\($0)" + String(reflecting: $0) } ?? ""
        dump(error, to: &shown)
        #expect(shown.contains("The Canonical String should have been"))
        #expect(shown.contains("& more"))
        #expect(!shown.contains("canary"))
    }

    @Test("tells the source when STS blames its credentials", arguments: [("ExpiredToken", 1), ("AccessDenied", 0)])
    func discards(code: String, count: Int) async throws {
        let provider = try provider(.badRequest, "<ErrorResponse><Error><Code>\(code)</Code></Error></ErrorResponse>")
        await #expect(throws: CredentialsError.self) { try await provider.credentials() }
        #expect(own.discarded.count == count)
    }

    @Test(
        "takes an answer that is not from STS for what it is",
        arguments: ["", "<html><body>Bad Gateway", "{}", "\u{1B}[2J"])
    func foreignAnswer(body: String) async throws {
        let provider = try provider(.badGateway, body)
        let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
        #expect(error?.kind == .refused)
        #expect(error?.service?.status == 502)
        #expect(error?.service?.code == nil)
        #expect(error?.description.contains("\u{1B}") == false)
    }

    @Test("passes on why STS could not be asked, and a cancellation as such")
    func unreachable() async throws {
        for kind in [TransportError.Kind.connectionRefused, .cancelled] {
            let transport = StubTransport { _ throws(TransportError) in
                throw TransportError(kind, during: .connect, peer: "h:1", "why", requestMayHaveBeenSent: false)
            }
            let provider = try AssumeRoleCredentials(
                try AssumeRole(roleARN: "arn:aws:iam::123456789012:role/ApiAccess", sessionName: "ab"),
                region: "eu-west-1", source: own, transport: transport)
            let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
            #expect(error?.kind == (kind == .cancelled ? .cancelled : .unreachable))
            if kind != .cancelled { #expect(error?.description.contains("connection refused at h:1") == true) }
        }
    }

    @Test("asks nobody when its source has nothing")
    func noSource() async throws {
        let transport = StubTransport { _ in
            Issue.record("a request was sent")
            return Response(status: .ok)
        }
        let provider = try AssumeRoleCredentials(
            try AssumeRole(roleARN: "arn:aws:iam::123456789012:role/ApiAccess", sessionName: "ab"), region: "eu-west-1",
            source: EnvironmentCredentials(environment: [:]), transport: transport)
        let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
        #expect(error?.provider == "environment")
    }
}
