import Glibc
import Signet
import Synchronization
import Testing

@Suite("The signing middleware")
struct SigningTests {
    private struct Failing: CredentialsProvider {
        let error: CredentialsError

        func credentials() async throws(CredentialsError) -> Credentials { throw error }
    }

    /// Answers when the task that asks is cancelled, and not before.
    private struct Stuck: CredentialsProvider {
        func credentials() async throws(CredentialsError) -> Credentials {
            let (stream, _) = AsyncStream<Never>.makeStream()
            for await _ in stream {}
            throw CredentialsError(.cancelled, provider: "stuck", "the task was cancelled")
        }
    }

    private final class Recorder: Sendable {
        private let requests = Mutex<[Request]>([])

        func append(_ request: Request) { requests.withLock { $0.append(request) } }
        var all: [Request] { requests.withLock { $0 } }
    }

    private static let credentials = StaticCredentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")

    private let recorder = Recorder()

    private func signing(
        _ provider: any CredentialsProvider = Self.credentials, payload: SigningConfiguration.Payload = .hashed,
        clock: WallClock = .fixed(Timestamp(secondsSince1970: 1_440_938_160))
    ) -> Signing {
        let recorder = recorder
        let transport = StubTransport { request in
            recorder.append(request)
            return Response(status: .ok)
        }
        return transport.signing(
            SigningConfiguration(
                service: "service", region: "us-east-1", credentials: provider, payload: payload, clock: clock))
    }

    private func failure(of signing: Signing, sending request: Request) async -> TransportError? {
        do throws(TransportError) {
            _ = try await signing.send(request)
            return nil
        } catch {
            return error
        }
    }

    private func contentHash(_ request: Request) -> String? {
        HTTPField.Name("x-amz-content-sha256").flatMap { request.head.headerFields[$0] }
    }

    @Test("signs as the AWS suite has it, and changes nothing else")
    func vanilla() async throws {
        let request = try Request(.get, "https://example.amazonaws.com/")
        _ = try await signing().send(request)
        let sent = try #require(recorder.all.first)
        #expect(
            sent.head.headerFields[.authorization]
                == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                + "SignedHeaders=host;x-amz-date, "
                + "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")
        #expect(sent.head.path == request.head.path)
        #expect(sent.head.authority == request.head.authority)
        #expect(sent.origin == request.origin)
    }

    @Test("signs for the service and the region of an endpoint")
    func endpoint() async throws {
        let endpoint = try AWSEndpoint(host: "bucket.s3.eu-west-1.amazonaws.com")
        let signing = SigningConfiguration.sigV4(endpoint, credentials: Self.credentials)
        #expect(signing.signer.service == "s3")
        #expect(signing.signer.region == "eu-west-1")
        #expect(signing.signer.rules == .s3)
    }

    @Test("signs anew, with the credentials and the date of the moment, each time a request is sent")
    func everyAttempt() async throws {
        let attempt = Atomic(Int64(0))
        let clock = WallClock {
            Timestamp(secondsSince1970: 1_440_938_160 + attempt.add(1, ordering: .relaxed).newValue)
        }
        let signing = signing(clock: clock)
        let request = try Request(.get, "https://h/")
        for _ in 0..<3 { _ = try await signing.send(request) }
        #expect(Set(recorder.all.compactMap { $0.head.headerFields[.authorization] }).count == 3)
        #expect(recorder.all.allSatisfy { $0.head.headerFields[values: .authorization].count == 1 })
    }

    @Test("signs a file as it signs its bytes")
    func file() async throws {
        var template = Array("/tmp/signet-signing-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        try #require(descriptor >= 0)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        let content = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        #expect(write(descriptor, content, content.count) == content.count)
        close(descriptor)
        for body in [try await Body.file(path), .bytes(content)] {
            _ = try await signing().send(try Request(.put, "https://h/a", body: body))
        }
        let signatures = recorder.all.map { $0.head.headerFields[.authorization] }
        #expect(signatures.count == 2)
        #expect(signatures[0] == signatures[1])
    }

    @Test("refuses a stream of unknown hash before it asks for credentials, and keeps it whole")
    func streamRefused() async throws {
        let provider = Failing(error: CredentialsError(.notConfigured, provider: "p", "never asked"))
        let body = Body.stream { AsyncStream<[UInt8]> { $0.finish() } }
        let error = await failure(of: signing(provider), sending: try Request(.put, "https://h/", body: body))
        #expect(error?.kind == .invalidRequest)
        #expect(error?.phase == .sign)
        #expect(error?.remedy?.contains("UNSIGNED-PAYLOAD") == true)
        #expect(throws: Never.self) { try body.makeReader() }
    }

    @Test("leaves a stream unsigned where the caller says so, for the call or for the signer")
    func unsigned() async throws {
        let name = try #require(HTTPField.Name("x-amz-content-sha256"))
        let body = Body.stream { AsyncStream<[UInt8]> { $0.finish() } }
        let plain = try Request(.put, "https://h/", body: body)
        let declared = try Request(.put, "https://h/", headers: [name: "UNSIGNED-PAYLOAD"], body: body)
        _ = try await signing().send(declared)
        _ = try await signing(payload: .unsignedStreams).send(plain)
        _ = try await signing(payload: .unsigned).send(try Request(.put, "https://h/", body: .text("a")))
        #expect(recorder.all.map(contentHash) == ["UNSIGNED-PAYLOAD", "UNSIGNED-PAYLOAD", "UNSIGNED-PAYLOAD"])
        #expect(
            recorder.all.allSatisfy { $0.head.headerFields[.authorization]?.contains("x-amz-content-sha256") == true })
        _ = try await signing(payload: .unsignedStreams).send(try Request(.put, "https://h/", body: .text("a")))
        #expect(recorder.all.last.flatMap(contentHash) == nil)
    }

    @Test("takes the hash that a caller knows of its stream, and refuses what is none")
    func declaredHash() async throws {
        let name = try #require(HTTPField.Name("x-amz-content-sha256"))
        let hash = PayloadHash.sha256(of: Array("abc".utf8)).value
        let body = Body.stream { AsyncStream<[UInt8]> { $0.finish() } }
        _ = try await signing().send(try Request(.put, "https://h/", headers: [name: hash], body: body))
        #expect(recorder.all.map(contentHash) == [hash])
        for wrong in ["", "abc", hash.uppercased()] {
            let request = try Request(.put, "https://h/", headers: [name: wrong], body: body)
            #expect(await failure(of: signing(), sending: request)?.kind == .invalidRequest)
        }
    }

    @Test("says that there are no credentials, and why, and sends nothing")
    func noCredentials() async throws {
        let request = try Request(.get, "https://h/")
        let none = EnvironmentCredentials(environment: [:])
        let error = await failure(of: signing(none), sending: request)
        #expect(error?.kind == .credentials)
        #expect(error?.phase == .sign)
        #expect(error?.requestMayHaveBeenSent == false)
        #expect(error?.description.contains("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set") == true)
        let cancelled = Failing(error: CredentialsError(.cancelled, provider: "p", "cancelled"))
        #expect(await failure(of: signing(cancelled), sending: request)?.kind == .cancelled)
        #expect(recorder.all.isEmpty)
    }

    @Test(
        "refuses credentials that would break the signature, and does not show them",
        arguments: ["canary\n", "", "can ary"])
    func badCredentials(secret: String) async throws {
        let provider = StaticCredentials(accessKeyID: "AKID", secretAccessKey: secret)
        let error = await failure(of: signing(provider), sending: try Request(.get, "https://h/"))
        #expect(error?.kind == .credentials)
        #expect(error.map { "\($0)" + String(reflecting: $0) }?.contains("anary") == false)
    }

    @Test("refuses a bad request before it asks for credentials")
    func badRequest() async throws {
        let provider = Failing(error: CredentialsError(.notConfigured, provider: "p", "never asked"))
        var request = try Request(.get, "https://h/")
        request.head.path = "/a b"
        #expect(await failure(of: signing(provider), sending: request)?.kind == .invalidRequest)
    }

    @Test("waits for credentials no longer than the call may take")
    func deadline() async throws {
        let options = RequestOptions(deadline: .now + .milliseconds(30))
        let error = await failure(of: signing(Stuck()), sending: try Request(.get, "https://h/", options: options))
        #expect(error?.kind == .deadlineExceeded)
        #expect(error?.phase == .sign)
        #expect(recorder.all.isEmpty)
    }

    @Test("stops waiting for credentials when the task is cancelled, with a deadline and without")
    func cancellation() async throws {
        for deadline in [nil, ContinuousClock.now + .seconds(3600)] {
            let request = try Request(.get, "https://h/", options: RequestOptions(deadline: deadline))
            let signing = signing(Stuck())
            let task = Task { await failure(of: signing, sending: request) }
            task.cancel()
            #expect(await task.value?.kind == .cancelled)
        }
    }

    @Test("has the capabilities of what it signs for")
    func capabilities() {
        let declared = TransportCapabilities(unsupported: [.proxy: "no"])
        let signing = StubTransport(capabilities: declared) { _ in Response(status: .ok) }
            .signing(service: "s", region: "r", credentials: Self.credentials)
        #expect(signing.capabilities == declared)
    }
}
