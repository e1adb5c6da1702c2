import SignetCredentials
import SignetSigV4
import Testing

@Suite("A chain of providers")
struct CredentialsChainTests {
    private struct Failing: CredentialsProvider {
        let error: CredentialsError

        func credentials() async throws(CredentialsError) -> Credentials { throw error }
    }

    private let skipped = Failing(error: CredentialsError(.notConfigured, provider: "first", "it is not set"))
    private let broken = Failing(error: CredentialsError(.invalidConfiguration, provider: "second", "it is broken"))
    private let good = StaticCredentials(accessKeyID: "AKID", secretAccessKey: "secret")

    @Test("asks in order, and stops at the first that is configured")
    func order() async throws {
        #expect(try await CredentialsChain([skipped, good, broken]).credentials().accessKeyID == "AKID")
    }

    @Test("does not step over a provider that is configured wrongly, and tells what came before it")
    func broken() async {
        let chain = CredentialsChain([skipped, broken, good])
        let error = await #expect(throws: CredentialsError.self) { try await chain.credentials() }
        #expect(error?.kind == .invalidConfiguration)
        #expect(error?.attempts.map(\.provider) == ["first", "second"])
    }

    @Test("that has nothing lists every provider with its reason, and a remedy")
    func exhausted() async {
        let chain = CredentialsChain([skipped, EnvironmentCredentials(environment: [:])])
        let error = await #expect(throws: CredentialsError.self) { try await chain.credentials() }
        #expect(error?.kind == .exhausted)
        let text = error?.description ?? ""
        for words in ["first: it is not set", "environment: AWS_ACCESS_KEY_ID", "(set AWS_ACCESS_KEY_ID"] {
            #expect(text.contains(words), "\(text)")
        }
    }

    @Test("without providers says so")
    func empty() async {
        let error = await #expect(throws: CredentialsError.self) { try await CredentialsChain([]).credentials() }
        #expect(error?.kind == .exhausted)
    }

    @Test("is a provider: chains nest, and at-hand credentials come from the first alone")
    func nested() async throws {
        let nested = CredentialsChain([CredentialsChain([good]), broken])
        #expect(nested.readyCredentials?.accessKeyID == "AKID")
        #expect(CredentialsChain([skipped, good]).readyCredentials == nil)
        #expect(try await nested.credentials().accessKeyID == "AKID")
    }
}
