import Glibc
import SignetCredentials
import SignetSigV4
import Testing

@Suite("The environment")
struct EnvironmentCredentialsTests {
    private static let id = "AWS_ACCESS_KEY_ID"
    private static let secret = "AWS_SECRET_ACCESS_KEY"
    private static let token = "AWS_SESSION_TOKEN"

    @Test("gives long-lived and temporary credentials; an empty variable is not set")
    func good() async throws {
        let plain = EnvironmentCredentials(environment: [Self.id: "AKID", Self.secret: "a/b+c=", Self.token: ""])
        #expect(try await plain.credentials() == Credentials(accessKeyID: "AKID", secretAccessKey: "a/b+c="))
        let temporary = EnvironmentCredentials(environment: [Self.id: "ASIA", Self.secret: "s", Self.token: "t"])
        let expected = Credentials(accessKeyID: "ASIA", secretAccessKey: "s", sessionToken: "t")
        #expect(try await temporary.credentials() == expected)
    }

    @Test(
        "says which variable is missing",
        arguments: [
            ([:], CredentialsError.Kind.notConfigured, "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set"),
            ([id: "", secret: ""], .notConfigured, "are not set"), ([token: "t"], .notConfigured, "are not set"),
            ([id: "AKID"], .invalidConfiguration, "AWS_SECRET_ACCESS_KEY is not"),
            ([secret: "canary"], .invalidConfiguration, "AWS_ACCESS_KEY_ID is not"),
            ([id: "AKID", secret: ""], .invalidConfiguration, "AWS_SECRET_ACCESS_KEY is not"),
        ])
    func missing(environment: [String: String], kind: CredentialsError.Kind, words: String) async {
        let error = await #expect(throws: CredentialsError.self) {
            try await EnvironmentCredentials(environment: environment).credentials()
        }
        #expect(error?.kind == kind)
        #expect(error?.description.contains(words) == true)
        #expect(error?.description.contains("canary") == false)
    }

    @Test(
        "names a value with white space around or in it, and does not show it",
        arguments: ["canary\n", "canary\r\n", " canary", "canary ", "\tcanary", "can ary", "canary\u{7F}"])
    func whiteSpace(value: String) async {
        for name in [Self.id, Self.secret, Self.token] {
            var environment = [Self.id: "AKID", Self.secret: "secret", Self.token: "token"]
            environment[name] = value
            let provider = EnvironmentCredentials(environment: environment)
            let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
            #expect(error?.kind == .invalidConfiguration)
            #expect(error?.description.contains(name) == true)
            #expect(error?.remedy != nil)
            #expect(error.map { String(reflecting: $0) }?.contains("anary") == false)
        }
    }

    @Test("refuses an access key id that is an ARN or the secret")
    func swapped() async {
        let provider = EnvironmentCredentials(environment: [Self.id: "can/ary", Self.secret: "AKID"])
        let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
        #expect(error?.kind == .invalidConfiguration)
        #expect(error?.description.contains("can/ary") == false)
    }
}
