import HTTPTypes
import Testing

@testable import SignetGateway

@Suite("The path that a request is judged by")
struct RequestPathTests {
    static let denyAdmin = """
        {"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
        {"Effect":"Deny","Action":"execute-api:Invoke","Resource":"*/GET/admin"}]}
        """

    @Test(
        "One resource has one spelling",
        arguments: [
            ("/prod/a", "/prod/a"), ("/prod/a/", "/prod/a/"), ("/prod//a", "/prod/a"), ("/prod/./a", "/prod/a"),
            ("/prod/x/../a", "/prod/a"), ("/../../prod/a", "/prod/a"), ("/prod/%61", "/prod/a"),
            ("/prod/%7Ea", "/prod/~a"), ("/prod/a%2Fb", "/prod/a%2Fb"), ("/prod/%2e%2E/a", "/prod/../a"),
            ("/prod/%zz%", "/prod/%zz%"), ("/prod/%+1", "/prod/%+1"), ("/", "/"), ("//", "/"),
            ("/prod?a=/../b", "/prod"),
        ])
    func normalizes(target: String, expected: String) {
        let head = HTTPRequest(method: .get, scheme: "https", authority: "localhost", path: target)
        #expect(RequestPath(head).normalized == expected)
    }

    @Test(
        "No spelling passes by a policy that denies the resource",
        arguments: [
            "/prod/admin", "/prod//admin", "/prod/x/../admin", "/prod/%61dmin", "/prod/./admin", "/prod/admin?a",
        ])
    func denies(target: String) async throws {
        let caller = try Caller { configuration in
            let developer = configuration.users[0]
            configuration.users = [
                User(
                    name: "developer", credentials: developer.credentials,
                    policies: [try Policy(json: Self.denyAdmin)])
            ]
        }
        let answer = try await caller.answer(to: caller.sign(caller.request(.get, target)))
        #expect(answer.errorType == "AccessDeniedException")
        #expect(answer.text.contains("prod/GET/admin with an explicit deny"))
        #expect(try await caller.answer(to: caller.sign(caller.request(.get, "/prod/users"))).status == 200)
    }
}
