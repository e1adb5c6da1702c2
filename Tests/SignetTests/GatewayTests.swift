import Signet
import SignetGateway
import Testing

@Suite("A client of the gateway")
struct GatewayTests {
    /// What the Lambda behind the gateway answers.
    private struct Echo: Decodable {
        let message: String
        let params: [String: String]?
        let body: String?
        let method: String
    }

    private let development: DevelopmentGateway
    private let gateway: Gateway

    init() throws {
        development = try DevelopmentGateway()
        gateway = Gateway(development.configuration)
    }

    private func client(
        user: Credentials? = nil, role: String? = nil, apiKey: String? = nil, clock: WallClock = .system,
        service: String = "execute-api"
    ) throws -> Client {
        let role = try AssumeRoleCredentials(
            AssumeRole(roleARN: role ?? development.roleARN, sessionName: "tests"), region: "eu-west-1",
            source: StaticCredentials(user ?? development.credentials), transport: gateway)
        return try Client(
            transport: gateway, baseURL: "https://abc123.execute-api.eu-west-1.amazonaws.com/prod",
            headers: ["x-api-key": apiKey ?? development.apiKey.reveal()],
            signing: SigningConfiguration(
                service: service, region: "eu-west-1", credentials: CachedCredentials(role), clock: clock))
    }

    private func refusal(of client: Client) async -> ClientError? {
        await #expect(throws: ClientError.self) { try await client.get("orders").send() }
    }

    @Test("assumes a role, gets and posts")
    func story() async throws {
        let client = try client()
        let got = try await client.get("orders", query: ["client": "curl"]).decode(Echo.self)
        #expect(got.message == "API Called")
        #expect(got.params == ["client": "curl"])
        #expect(got.method == "GET")
        let posted = try await client.post("orders", json: ["client": "curl"]).decode(Echo.self)
        #expect(posted.method == "POST")
        #expect(posted.body == #"{"client":"curl"}"#)
    }

    @Test("is told why the gateway refused: key, policy, date, service")
    func refusals() async throws {
        let noKey = await refusal(of: try client(apiKey: ""))?.status
        #expect(noKey?.service.code == "ForbiddenException")
        #expect(noKey?.remedy?.contains("x-api-key") == true)

        let denied = await refusal(of: try client(role: development.deniedRoleARN))?.status
        #expect(denied?.service.code == "AccessDeniedException")
        #expect(denied?.service.message?.contains("execute-api:Invoke") == true)

        let past = WallClock.fixed(Timestamp(secondsSince1970: 1_440_938_160))
        let stale = await refusal(of: try client(clock: past))?.status
        #expect(stale?.service.code == "InvalidSignatureException")

        let other = await refusal(of: try client(service: "s3"))?.status
        #expect(other?.service.status == 403)
    }

    @Test("is told why STS refused, in STS's own words")
    func stsRefusals() async throws {
        let wrongSecret = Credentials(accessKeyID: development.credentials.accessKeyID, secretAccessKey: "canary")
        let unknown = Credentials(accessKeyID: "AKIANOBODY", secretAccessKey: "canary")
        for (user, code) in [(wrongSecret, "SignatureDoesNotMatch"), (unknown, "InvalidClientTokenId")] {
            let error = await refusal(of: try client(user: user))
            #expect(error?.transport?.kind == .credentials)
            #expect(error?.description.contains(code) == true)
            #expect(error?.description.contains("sts.eu-west-1.amazonaws.com:443") == true)
            #expect(error?.description.contains("canary") == false)
        }
        let nowhere = await refusal(of: try client(role: "arn:aws:iam::123456789012:role/Nobody"))
        #expect(nowhere?.description.contains("AccessDenied") == true)
    }

    @Test("shows neither token nor key that the gateway repeats in its canonical request")
    func canonicalRequest() async throws {
        let session = try await AssumeRoleCredentials(
            AssumeRole(roleARN: development.roleARN, sessionName: "tests"), region: "eu-west-1",
            source: StaticCredentials(development.credentials), transport: gateway
        ).credentials()
        let broken = Credentials(
            accessKeyID: session.accessKeyID, secretAccessKey: SecretString("wrong"), sessionToken: session.sessionToken
        )
        let client = try Client(
            transport: gateway, baseURL: "https://abc123.execute-api.eu-west-1.amazonaws.com/prod",
            headers: ["x-api-key": development.apiKey.reveal()],
            signing: .sigV4(service: "execute-api", region: "eu-west-1", credentials: StaticCredentials(broken)))
        let error = try #require(await refusal(of: client)?.status)
        #expect(error.service.code == "InvalidSignatureException")
        #expect(error.service.message?.contains("x-amz-security-token:<redacted>") == true)
        let token = try #require(session.sessionToken?.reveal())
        var shown = "\(error)" + String(reflecting: error)
        dump(error, to: &shown)
        #expect(!shown.contains(token))
        #expect(!shown.contains(development.apiKey.reveal()))
        // The bytes themselves are there for who explains the mismatch.
        #expect(String(decoding: error.body, as: UTF8.self).contains(token))
    }
}
