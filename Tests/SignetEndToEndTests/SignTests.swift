import Foundation
import Signet
import SignetSocket
import SignetTestSupport
import Testing

@Suite("signet sign")
struct SignTests {
    /// What breaks shells, curl and signers; `SIGNET_BODY` stands for a file of bytes that are no text.
    static let requests: [SampleRequest] =
        SignedBytesTests.requests + [
            SampleRequest("POST", "/empty"),
            SampleRequest("POST", "/quotes?it's", [("X-Quote", #"it's "$HOME" `id` \"#)], #"it's "$HOME" `id` \ !"#),
            SampleRequest("POST", "/at", [("Content-Type", "text/plain"), ("X-Empty", "")], "line 1\nline 2\r\n"),
            SampleRequest("PUT", "/bytes", [("Content-Type", "application/octet-stream")], "@SIGNET_BODY"),
            SampleRequest("GET", "/a/./b/../c//d?[1-3]&x"),
            SampleRequest("HEAD", "/head"),
        ]

    private struct Signed: Decodable {
        let method: String
        let url: String
        let headers: [[String]]
        let signature: String
        let canonicalRequest: String
        let stringToSign: String
        let unsignedHeaders: [[String]]
    }

    private static let bytes = try? {
        let directory = try TemporaryDirectory()
        try Data((0...255).map(UInt8.init) + Array(repeating: 0xFF, count: 200_000)).write(
            to: directory.url.appendingPathComponent("bytes"))
        return directory
    }()

    /// `signet sign` of a sample, sent nowhere.
    private func sign(
        _ sample: SampleRequest, for gateway: ServeProcess, as format: String, _ more: [String] = []
    ) async throws -> Program {
        var arguments = ["sign", sample.method, gateway.announcement.apiURL + sample.target, "--format", format]
        for header in sample.headers where header.name != "X-Api-Key" {
            arguments += ["-H", header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)"]
        }
        arguments += ["-H", "x-api-key: \(gateway.announcement.apiKey)"]
        if let body = sample.body {
            let file = try #require(Self.bytes).path("bytes")
            arguments += ["--data-binary", body == "@SIGNET_BODY" ? "@\(file)" : body]
        }
        let signed = try await Programs.signet(arguments + more, environment: gateway.environment)
        #expect(signed.status == 0, "\(signed.errors)")
        #expect(signed.errors.isEmpty)
        #expect(!signed.output.contains(gateway.announcement.secretAccessKey))
        return signed
    }

    @Test("The HTTP form is accepted by the gateway byte for byte")
    func http() async throws {
        let serve = try await ServeProcess.start()
        for sample in Self.requests where sample.body != "@SIGNET_BODY" {
            let http = try await sign(sample, for: serve, as: "http").output
            // The answer ends when the connection does.
            let request = http.replacing("\r\nHost:", with: "\r\nConnection: close\r\nHost:", maxReplacements: 1)
            let answer = try await RawExchange.send(request, to: serve.announcement.http)
            #expect(answer.hasPrefix("HTTP/1.1 200"), "\(sample.testDescription): \(answer)")
        }
        #expect(await serve.stop() == 0)
    }

    @Test("The curl command, run by a shell, is accepted by the gateway")
    func curl() async throws {
        let serve = try await ServeProcess.start()
        for sample in Self.requests {
            let command = try await sign(sample, for: serve, as: "curl").output
            let script = #"curl() { command curl --silent --include "$@"; }"# + "\n" + command
            let answer = try await Program.run("sh", [], input: script)
            #expect(answer.output.contains("HTTP/1.1 200"), "\(command)\(answer.output)\(answer.errors)")
        }
        #expect(await serve.stop() == 0)
    }

    @Test("The header lines are accepted by the gateway when curl sends them")
    func headers() async throws {
        let serve = try await ServeProcess.start()
        let sample = SampleRequest("GET", "/orders?client=a%20b&x=%2B")
        let lines = try await sign(sample, for: serve, as: "headers").output
        #expect(lines.hasPrefix("Host: "))
        let url = serve.announcement.apiURL + sample.target
        let answer = try await Program.run("curl", ["--silent", "--include", "-H", "@-", url], input: lines)
        #expect(answer.output.contains("HTTP/1.1 200"), "\(lines)\(answer.output)")
        #expect(await serve.stop() == 0)
    }

    @Test("The JSON form is accepted by the gateway, with what was signed beside it")
    func json() async throws {
        let serve = try await ServeProcess.start()
        let transport = SocketTransport()
        for sample in Self.requests where sample.body != "@SIGNET_BODY" {
            let output = try await sign(sample, for: serve, as: "json", ["-H", "User-Agent: signet"]).output
            let signed = try JSONDecoder().decode(Signed.self, from: Data(output.utf8))
            let fields = signed.headers.map { (name: $0[0], value: $0[1]) }
            let request = try Request(
                method: signed.method, url: signed.url, headers: fields, body: sample.body.map(Body.text) ?? .none)
            #expect(try await transport.send(request).status == .ok, "\(output)")
            #expect(signed.canonicalRequest.hasPrefix("\(sample.method)\n/prod"))
            #expect(signed.stringToSign.hasPrefix("AWS4-HMAC-SHA256\n"))
            #expect(fields.contains { $0.name == "Authorization" && $0.value.hasSuffix(signed.signature) })
            #expect(signed.unsignedHeaders.contains { $0[0] == "user-agent" && !$0[1].isEmpty })
        }
        await transport.shutdown()
        #expect(await serve.stop() == 0)
    }

    @Test("With an assumed role the token is printed and accepted")
    func role() async throws {
        let serve = try await ServeProcess.start()
        let role = ["--role-arn", serve.announcement.roleArn, "--role-session-name", "tests"]
        let sample = SampleRequest("POST", "/orders", [("Content-Type", "application/json")], "{}")
        let command = try await sign(sample, for: serve, as: "curl", role).output
        #expect(command.contains("X-Amz-Security-Token: "))
        #expect(
            try await Program.run("sh", ["-c", command.replacing("curl ", with: "curl -si ")]).output.contains("200"))
        #expect(await serve.stop() == 0)
    }

    @Test(
        "What is wrong is refused before anything else, with status 64",
        arguments: [
            ["sign"], ["sign", "ftp://host/"], ["sign", "GET", "POST", "https://host/"],
            ["sign", "https://api.example.com/"], ["sign", "https://127.0.0.1/", "--service", "execute-api"],
            ["sign", "https://bucket.s3-accelerate.amazonaws.com/key"],
            ["sign", "https://bucket.s3-website-eu-west-1.amazonaws.com/"],
            ["sign", "https://routes.geo.eu-west-1.amazonaws.com/"],
            ["sign", "https://sts.eu-west-1.amazonaws.com/", "--region", "not a region"],
            ["sign", "https://sts.eu-west-1.amazonaws.com/", "-H", "X-A: a\r\nX-B: b"],
            ["sign", "https://sts.eu-west-1.amazonaws.com/", "--format", "yaml"],
            ["sign", "https://sts.eu-west-1.amazonaws.com/", "--date", "tomorrow"],
            ["sign", "--batch", "https://sts.eu-west-1.amazonaws.com/"], ["sign", "--batch", "-d", "x"],
            ["sign", "--batch", "--format", "curl"],
            ["sign", "https://sts.eu-west-1.amazonaws.com/", "--region", "eu-west-1", "--region-set", "*"],
            ["sign", "https://sts.eu-west-1.amazonaws.com/", "--region-set", "eu west"],
            ["sign", "https://sts.eu-west-1.amazonaws.com/", "--region-set", ""],
            ["sign", "https://x.mrap.accesspoint.s3-global.amazonaws.com/"],
            ["sign", "https://sts.eu-west-1.amazonaws.com/", "--payload-hash", "abc"],
            ["sign", "https://sts.eu-west-1.amazonaws.com/", "--payload-hash", "UNSIGNED-PAYLOAD", "-d", "x"],
        ])
    func usage(arguments: [String]) async throws {
        let signed = try await Programs.signet(arguments, environment: Self.credentials)
        #expect(signed.status == 64, "\(signed.output)\(signed.errors)")
        #expect(!signed.errors.isEmpty)
        #expect(signed.output.isEmpty)
        #expect(!signed.errors.contains("EXAMPLEKEY"))
    }

    @Test("Without credentials it is status 77", arguments: [["https://sts.eu-west-1.amazonaws.com/"], ["--batch"]])
    func noCredentials(arguments: [String]) async throws {
        let signed = try await Programs.signet(["sign"] + arguments, environment: CallTests.noCredentials)
        #expect(signed.status == 77)
        #expect(signed.errors.contains("AWS_ACCESS_KEY_ID"))
    }

    @Test(
        "The scope is that of the host, of the flags, then of the environment",
        arguments: [
            ("https://abc.execute-api.eu-west-1.amazonaws.com/", [], "eu-west-1/execute-api"),
            ("https://b.s3.eu-west-1.amazonaws.com/k", [], "eu-west-1/s3"),
            ("https://sts.amazonaws.com/", [], "us-east-1/sts"),
            ("https://sts.amazonaws.com/", ["--region", "eu-west-1"], "eu-west-1/sts"),
            ("https://b.s3-accelerate.amazonaws.com/k", ["--region", "eu-west-1"], "eu-west-1/s3"),
            ("https://b.s3-accelerate.amazonaws.com/k", ["AWS_REGION"], "ap-south-1/s3"),
            ("https://b.s3.eu-west-1.amazonaws.com/k", ["AWS_REGION"], "eu-west-1/s3"),
            ("https://api.example.com/", ["AWS_REGION"], "ap-south-1/execute-api"),
            ("https://api.example.com/", ["--region", "eu-west-1", "--service", "lambda"], "eu-west-1/lambda"),
            ("https://a-ats.iot.eu-west-1.amazonaws.com/mqtt", [], "eu-west-1/iotdevicegateway"),
        ])
    func scope(url: String, more: [String], scope: String) async throws {
        var environment = Self.credentials
        if more == ["AWS_REGION"] { environment["AWS_REGION"] = "ap-south-1" }
        let signed = try await Programs.signet(
            ["sign", url, "--format", "headers"] + (more == ["AWS_REGION"] ? [] : more), environment: environment)
        #expect(signed.output.contains("/\(scope)/aws4_request"), "\(signed.output)\(signed.errors)")
        #expect(signed.errors.isEmpty)
    }

    @Test("A flag that contradicts the host wins, and is told")
    func conflict() async throws {
        let signed = try await Programs.signet(
            ["sign", "https://b.s3.eu-west-1.amazonaws.com/k", "--region", "us-west-2", "--service", "s3-outposts"],
            environment: Self.credentials)
        #expect(signed.output.contains("/us-west-2/s3-outposts/aws4_request"))
        #expect(signed.errors.contains("us-west-2, though b.s3.eu-west-1.amazonaws.com is in eu-west-1"))
        #expect(signed.errors.contains("s3-outposts, though b.s3.eu-west-1.amazonaws.com is of s3"))
    }

    @Test("With a set of regions the signature is of SigV4a, good for each of them and for no other")
    func regionSet() async throws {
        let signed = try await Programs.signet(
            [
                "sign", "PUT", "https://x.mrap.accesspoint.s3-global.amazonaws.com/a%20b", "--region-set",
                "eu-*,us-east-1",
                "--data-binary", "body", "--format", "json",
            ], environment: Self.credentials)
        let output = try JSONDecoder().decode(Signed.self, from: Data(signed.output.utf8))
        let request = try Request(
            method: output.method, url: output.url, headers: output.headers.map { (name: $0[0], value: $0[1]) },
            body: .text("body"))
        for (region, isGood) in [("eu-west-1", true), ("us-east-1", true), ("us-east-2", false)] {
            let verified = try? SigV4Verifier(service: "s3", region: region).verify(
                request.head, payload: .sha256(of: Array("body".utf8)), at: WallClock.system.now
            ) { _ in BatchTests.credentials }
            #expect((verified != nil) == isGood)
        }
    }

    @Test("A body that is elsewhere is signed by its hash, and its length is left to who sends it")
    func payloadHash() async throws {
        let hash = PayloadHash.sha256(of: Array("body".utf8)).value
        let url = "https://bucket.s3.eu-west-1.amazonaws.com/key"
        func sign(_ arguments: [String]) async throws -> String {
            try await Programs.signet(["sign", "PUT", url] + arguments, environment: Self.credentials).output
        }
        let given = try await sign(["--data-binary", "body", "-H", "Content-Type:", "--date", "20150830T123600Z"])
        let hashed = try await sign(["--payload-hash", hash, "--date", "20150830T123600Z"])
        #expect(given == hashed.dropLast() + "Content-Length: 4\r\n\r\nbody")
        let unsigned = try await sign(["--payload-hash", "UNSIGNED-PAYLOAD", "--format", "json"])
        #expect(unsigned.contains(#"["X-Amz-Content-Sha256","UNSIGNED-PAYLOAD"]"#))
        #expect(unsigned.contains(#"\nUNSIGNED-PAYLOAD","stringToSign""#))
    }

    static let credentials = CallTests.noCredentials.merging([
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    ]) { $1 }
}
