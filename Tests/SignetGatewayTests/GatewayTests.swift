import HTTPTypes
import Signet
import SignetGateway
import Testing

@Suite("The embedded gateway, in memory")
struct GatewayTests {
    static let url = "https://abc123.execute-api.eu-west-1.amazonaws.com/prod/orders"

    let development: DevelopmentGateway
    let gateway: Gateway

    init() throws {
        development = try DevelopmentGateway()
        gateway = Gateway(development.configuration)
    }

    private func role(_ arn: String) throws -> AssumeRoleCredentials {
        try AssumeRoleCredentials(
            AssumeRole(roleARN: arn, sessionName: "tests"), region: "eu-west-1",
            source: StaticCredentials(development.credentials), transport: gateway)
    }

    private func send(
        _ method: HTTPRequest.Method = .get, _ url: String = url, apiKey: String? = nil, body: String? = nil,
        as provider: any CredentialsProvider, service: String = "execute-api", region: String = "eu-west-1",
        clock: WallClock = .system, through transport: (any Transport)? = nil
    ) async throws -> (Response, String) {
        var headers: HTTPFields = [:]
        headers.append(try HTTPField(validating: "x-api-key", apiKey ?? development.apiKey.reveal()))
        let signed = (transport ?? gateway).signing(
            SigningConfiguration(service: service, region: region, credentials: provider, clock: clock))
        let response = try await signed.send(
            Request(method, url, headers: headers, body: body.map(Body.text) ?? .none))
        return (response, String(decoding: try await response.body.collect(upTo: 1 << 20), as: UTF8.self))
    }

    private func errorType(_ response: Response) -> String? {
        HTTPField.Name("x-amzn-ErrorType").flatMap { response.headers[$0] }
    }

    @Test("A role that may invoke the API is echoed what it sent")
    func echo() async throws {
        let role = try role(development.roleARN)
        let (get, content) = try await send(.get, Self.url + "?client=a%20b&plus=1+1", as: role)
        #expect(get.status == .ok)
        #expect(
            content == #"{"message":"API Called","params":{"client":"a b","plus":"1+1"},"body":null,"method":"GET"}"#)
        let (_, posted) = try await send(.post, body: #"{"x":1}"#, as: role)
        #expect(posted == #"{"message":"API Called","params":null,"body":"{\"x\":1}","method":"POST"}"#)
        let (head, nothing) = try await send(.head, as: role)
        #expect(head.status == .ok && nothing.isEmpty)
    }

    @Test("GetCallerIdentity names the session")
    func callerIdentity() async throws {
        let url = "https://sts.eu-west-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15"
        let (response, xml) = try await send(.get, url, as: try role(development.roleARN), service: "sts")
        #expect(response.status == .ok)
        #expect(xml.contains("<Arn>arn:aws:sts::123456789012:assumed-role/ApiAccess/tests</Arn>"))
    }

    @Test("Without a signature there is no answer")
    func unsigned() async throws {
        let response = try await gateway.send(try Request(.get, Self.url))
        #expect(response.status == .forbidden)
        #expect(errorType(response) == "MissingAuthenticationTokenException")
        let body = try await response.body.collect(upTo: 1000)
        #expect(String(decoding: body, as: UTF8.self) == #"{"message":"Missing Authentication Token"}"#)
    }

    @Test("A wrong secret is told the canonical request")
    func wrongSecret() async throws {
        let wrong = StaticCredentials(
            accessKeyID: development.credentials.accessKeyID, secretAccessKey: String(repeating: "x", count: 40))
        let (response, json) = try await send(as: wrong)
        #expect(response.status == .forbidden)
        #expect(errorType(response) == "InvalidSignatureException")
        #expect(json.contains(#"The Canonical String for this request should have been\n'GET\n/prod/orders\n\nhost:"#))
    }

    @Test("A date more than five minutes off is stale, both ways", arguments: [-301, 301])
    func stale(offset: Int64) async throws {
        let clock = WallClock { WallClock.system.now.adding(seconds: offset * 2) }
        let (response, json) = try await send(as: StaticCredentials(development.credentials), clock: clock)
        #expect(errorType(response) == "InvalidSignatureException")
        #expect(json.contains(offset < 0 ? "Signature expired: " : "Signature not yet current: "))
    }

    @Test(
        "The scope must name this region and service", arguments: [("sts", "eu-west-1"), ("execute-api", "us-east-1")])
    func scope(service: String, region: String) async throws {
        let (response, json) = try await send(
            as: StaticCredentials(development.credentials), service: service, region: region)
        #expect(errorType(response) == "InvalidSignatureException")
        #expect(json.contains("Credential should be scoped to"))
    }

    @Test("An unknown key, and a session with another's token, are not recognised")
    func unrecognised() async throws {
        let unknown = StaticCredentials(accessKeyID: "AKIANOBODYNOBODY1234", secretAccessKey: "secret")
        #expect(errorType(try await send(as: unknown).0) == "UnrecognizedClientException")
        let session = try await role(development.roleARN).credentials()
        let otherToken = StaticCredentials(
            accessKeyID: session.accessKeyID, secretAccessKey: session.secretAccessKey.reveal(), sessionToken: "other")
        #expect(errorType(try await send(as: otherToken).0) == "UnrecognizedClientException")
    }

    @Test("A role without the permission is denied, and told what it may not do")
    func accessDenied() async throws {
        let (response, json) = try await send(as: try role(development.deniedRoleARN))
        #expect(response.status == .forbidden)
        #expect(errorType(response) == "AccessDeniedException")
        #expect(
            json == #"{"Message":"User: arn:aws:sts::123456789012:assumed-role/NoAccess/tests is not authorized to "#
                + #"perform: execute-api:Invoke on resource: "#
                + #"arn:aws:execute-api:eu-west-1:********9012:abc123/prod/GET/orders"}"#)
    }

    @Test("The API key is checked after the signature")
    func apiKey() async throws {
        let (response, json) = try await send(apiKey: "wrong", as: StaticCredentials(development.credentials))
        #expect(errorType(response) == "ForbiddenException")
        #expect(json == #"{"message":"Forbidden"}"#)
    }

    @Test("A body that was changed after signing is refused")
    func tampered() async throws {
        let gateway = gateway
        let tampering = StubTransport { request throws(TransportError) in
            var request = request
            request.body = .text("1234567")
            return try await gateway.send(request)
        }
        let (response, _) = try await send(
            .post, body: "7654321", as: StaticCredentials(development.credentials), through: tampering)
        #expect(errorType(response) == "InvalidSignatureException")
    }

    @Test("A session ends when it was said to end")
    func expired() async throws {
        let clock = TestClock()
        var configuration = development.configuration
        configuration.clock = { clock.now }
        let gateway = Gateway(configuration)
        let role = try AssumeRoleCredentials(
            AssumeRole(roleARN: development.roleARN, sessionName: "tests", durationSeconds: 900), region: "eu-west-1",
            source: StaticCredentials(development.credentials), transport: gateway, clock: WallClock { clock.now })
        let temporary = StaticCredentials(try await role.credentials())
        #expect(try await send(as: temporary, clock: WallClock { clock.now }, through: gateway).0.status == .ok)
        clock.advance(by: 901)
        let (response, _) = try await send(as: temporary, clock: WallClock { clock.now }, through: gateway)
        #expect(errorType(response) == "ExpiredTokenException")
    }

    @Test("STS refuses a role that does not trust the caller, and one that is not there")
    func untrusted() async throws {
        let session = StaticCredentials(try await role(development.roleARN).credentials())
        for arn in [development.roleARN, "arn:aws:iam::123456789012:role/Missing"] {
            let chained = try AssumeRoleCredentials(
                AssumeRole(roleARN: arn, sessionName: "tests"), region: "eu-west-1", source: session,
                transport: gateway)
            let error = await #expect(throws: CredentialsError.self) { try await chained.credentials() }
            #expect(error?.service?.code == "AccessDenied")
        }
    }

    @Test("Verdicts tell who was refused and why, without a secret")
    func verdicts() async throws {
        let recorder = VerdictRecorder()
        let gateway = Gateway(development.configuration) { recorder.append($0.description) }
        _ = try await send(as: StaticCredentials(development.credentials), through: gateway)
        _ = try await send(apiKey: "wrong", as: StaticCredentials(development.credentials), through: gateway)
        #expect(recorder.lines.count == 2)
        #expect(recorder.lines[0].hasPrefix("200 GET abc123.execute-api.eu-west-1.amazonaws.com/prod/orders as arn:"))
        #expect(recorder.lines[1].contains("ForbiddenException"))
        #expect(recorder.lines.allSatisfy { !$0.contains(development.credentials.secretAccessKey.reveal()) })
    }
}
