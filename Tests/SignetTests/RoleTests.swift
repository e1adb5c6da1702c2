import Signet
import Testing

@Suite("A client that assumes a role")
struct RoleTests {
    private let service = VerifyingService()

    private func client(source: Credentials = VerifyingService.user) throws -> Client {
        let role = try AssumeRoleCredentials(
            AssumeRole(roleARN: VerifyingService.roleARN, sessionName: "tests", durationSeconds: 900),
            region: "eu-west-1", source: StaticCredentials(source), transport: service.transport, clock: service.clock)
        return try Client(
            transport: service.transport, baseURL: "https://api.example/prod", headers: ["x-api-key": "key"],
            signing: SigningConfiguration(
                service: "execute-api", region: "eu-west-1",
                credentials: CachedCredentials(role, clock: service.clock), clock: service.clock))
    }

    @Test("gets and posts with one session, which the service verifies")
    func story() async throws {
        let client = try client()
        #expect(
            try await client.get("orders", query: ["client": "curl"]).text() == "GET /prod/orders?client=curl ASIA1 ")
        #expect(
            try await client.post("orders", json: ["client": "curl"]).text()
                == #"POST /prod/orders ASIA1 {"client":"curl"}"#)
        #expect(service.assumedCount == 1)
    }

    @Test("assumes it anew when the session has ended, and not before")
    func expiry() async throws {
        let client = try client()
        for (seconds, session) in [(0, "ASIA1"), (599, "ASIA1"), (301, "ASIA2"), (100_000, "ASIA3")]
            as [(Int64, String)]
        {
            service.advance(seconds)
            #expect(try await client.get("a").text() == "GET /prod/a \(session) ")
        }
    }

    @Test("from a thousand tasks assumes it once")
    func concurrently() async throws {
        let client = try client()
        try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<1000 { group.addTask { try await client.get("a", query: ["n": "\(number)"]).text() } }
            for try await text in group { #expect(text.contains(" ASIA1 ")) }
        }
        #expect(service.assumedCount == 1)
    }

    @Test("tells that STS refused a wrong secret")
    func wrongSecret() async throws {
        let client = try client(source: Credentials(accessKeyID: "AKIDUSER", secretAccessKey: "wrong"))
        let error = await #expect(throws: ClientError.self) { try await client.get("a").send() }
        #expect(error?.transport?.kind == .credentials)
        #expect(
            error?.description.contains("STS refused the role arn:aws:iam::123456789012:role/ApiAccess: 403") == true)
    }

    @Test(
        "signs every target as it is sent",
        arguments: [
            "a%20b", "a+b", "a//b", "a%2Fb", "~user/x", "a;b=c", "%e4", "%zz", "a?x", "a?x=", "a?=x", "a?b=2&a=1&b=1",
            "a?x=a+b",
            "a?x=%2B", "a?x=%2b", "a?[x]=1", "a?x=/?:@", "a?x=1&&y", "a?%zz=%", "a/...", "a?x=!'()*", "a?X=1&x=2", "a/",
        ])
    func targets(path: String) async throws {
        let text = try await client().get(path).text()
        #expect(text.hasPrefix("GET /prod/\(path) ASIA1"))
    }

    @Test(
        "signs every header field as it is sent",
        arguments: [
            ["x-a": "b"], ["x-a": "  b   c  "], ["x-a": ""], ["x-a": "1", "X-A": "2"], ["x-a": "ü"],
            ["x-a": "a, b;c=\"d  e\""],
            ["user-agent": "u"], ["x-amz-meta-a": "  b  c"], ["host": "other.example:8443"],
            ["x-amz-date": "20000101T000000Z"],
            ["authorization": "Bearer x"], ["x-amz-security-token": "stale"], ["cookie": "a=b; c=d"], ["x-a": "\tb\t"],
        ] as [NameValuePairs])
    func fields(headers: NameValuePairs) async throws {
        #expect(try await client().get("a", headers: headers).text() == "GET /prod/a ASIA1 ")
    }

    @Test("signs every body as it is sent", arguments: [0, 1, 55, 56, 63, 64, 65, 1000, 100_000])
    func bodies(size: Int) async throws {
        let client = try client()
        let body = String(repeating: "b", count: size)
        for method in [HTTPRequest.Method.post, .put, .patch, .delete, .get] {
            let isEchoed =
                try await client.request(method, "a", body: .text(body)).text()
                == "\(method.rawValue) /prod/a ASIA1 \(body)"
            #expect(isEchoed)
        }
    }
}
