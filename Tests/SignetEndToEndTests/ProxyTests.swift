import Foundation
import HTTPTypes
import Signet
import SignetConformance
import SignetSigV4
import SignetTestSupport
import Testing

@Suite(
    "Signatures that a real proxy broke", .enabled("nginx is not installed: run make test") { NginxProxy.isInstalled })
struct ProxyTests {
    struct Change: Sendable, CustomTestStringConvertible {
        let cause: Cause
        /// What nginx does; `UPSTREAM` stands for the server behind it.
        let directives: String
        var target = "/prod/orders"
        var service = "execute-api"

        var testDescription: String { "\(cause): \(directives)" }

        func sign(for authority: String, with credentials: Credentials, in region: String) throws -> SignedRequest {
            var request = HTTPRequest(method: .get, scheme: "http", authority: nil, path: target)
            for (name, value) in [("Host", "api.example.com"), ("Accept-Encoding", "identity"), ("X-Custom", "1")] {
                request.headerFields[try #require(HTTPField.Name(name))] = value
            }
            let rules = SigningRules.forService(service)
            var signing = rules
            signing.headers = .signEverything
            let signer = SigV4Signer(service: service, region: region, rules: signing)
            return try signer.sign(request, payload: .empty, credentials: credentials, at: WallClock.system.now)
        }
    }

    private static let keepsHost = "proxy_set_header Host $http_host; "

    private static let changes = [
        Change(
            cause: .acceptEncodingRewritten,
            directives: keepsHost + #"proxy_set_header Accept-Encoding "gzip, identity"; proxy_pass http://UPSTREAM;"#),
        Change(
            cause: .headerDropped,
            directives: keepsHost + #"proxy_set_header X-Custom ""; proxy_pass http://UPSTREAM;"#),
        Change(
            cause: .headerRewritten,
            directives: keepsHost + #"proxy_set_header X-Custom "2"; proxy_pass http://UPSTREAM;"#),
        Change(cause: .hostChanged, directives: "proxy_pass http://UPSTREAM;"),
        Change(cause: .hostPort, directives: "proxy_set_header Host $host:8443; proxy_pass http://UPSTREAM;"),
        Change(
            cause: .pathNormalized, directives: keepsHost + "proxy_pass http://UPSTREAM/;", target: "/bucket//a/../key",
            service: "s3"),
        Change(
            cause: .pathDecoded, directives: keepsHost + "proxy_pass http://UPSTREAM/;", target: "/prod/a%40b"),
        Change(
            cause: .pathPrefixRemoved,
            directives: keepsHost + "rewrite ^/prod/(.*)$ /$1 break; proxy_pass http://UPSTREAM;"),
        Change(
            cause: .queryParameterAdded,
            directives: keepsHost + "set $args a=1&via=nginx; proxy_pass http://UPSTREAM;", target: "/prod/orders?a=1"),
        Change(
            cause: .methodChanged, directives: keepsHost + "proxy_method POST; proxy_pass http://UPSTREAM;"),
    ]

    private static let credentials = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG")

    @Test("signet explain names the change by the request as it arrived", arguments: changes)
    func arrived(change: Change) async throws {
        let server = try RawServer(.repeating(.readRequest, .send("HTTP/1.1 204 No Content\r\n\r\n")))
        let proxy = try NginxProxy.start(change.directives.replacing("UPSTREAM", with: server.authority))
        let signed = try change.sign(for: server.authority, with: Self.credentials, in: "eu-west-1")
        _ = try await proxy.send("GET", "http://localhost" + change.target, fields: signed.fields)
        let arrived = try #require(await server.requests(count: 1).first)
        #expect(await proxy.stop() == 0)
        await server.stop()

        let directory = try TemporaryDirectory()
        _ = try directory.create("sent", containing: signed.text)
        let explanation = try await Programs.signet(
            ["explain", "--signed-request", directory.path("sent"), "--format", "json"],
            input: String(decoding: arrived.bytes, as: UTF8.self))
        #expect(explanation.status == 0, "\(explanation.output)\(explanation.errors)")
        #expect(
            explanation.output.contains(#""findings":[{"cause":"\#(change.cause)""#), "\(explanation.output)")

        // Whoever has the secret needs no copy of what was sent.
        let verdict = try await Programs.signet(
            ["verify", "--format", "json"],
            environment: [
                "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG",
                "AWS_SESSION_TOKEN": "",
            ], input: String(decoding: arrived.bytes, as: UTF8.self))
        #expect(verdict.status == 1)
        #expect(verdict.output.contains(#""accepted":false"#))
    }

    @Test(
        "signet explain names the change by the answer of the gateway behind the proxy",
        arguments: changes.filter { $0.service == "execute-api" && $0.cause != .pathPrefixRemoved })
    func answered(change: Change) async throws {
        let serve = try await ServeProcess.start()
        let gateway = serve.announcement
        let authority = gateway.http.replacing("http://", with: "")
        let proxy = try NginxProxy.start(change.directives.replacing("UPSTREAM", with: authority))
        let credentials = Credentials(accessKeyID: gateway.accessKeyId, secretAccessKey: gateway.secretAccessKey)
        let signed = try change.sign(for: authority, with: credentials, in: gateway.region)
        let answer = try await proxy.send("GET", "http://localhost" + change.target, fields: signed.fields)
        #expect(answer.hasPrefix("HTTP/1.1 403"), "\(answer)")
        #expect(await proxy.stop() == 0)
        #expect(await serve.stop() == 0)

        let directory = try TemporaryDirectory()
        _ = try directory.create("sent", containing: signed.text)
        let explanation = try await Programs.signet(
            ["explain", "--signed-request", directory.path("sent")], environment: serve.environment, input: answer)
        if change.cause == .headerDropped {
            // The gateway shows no canonical request where a header of it is missing: nothing certain can be said.
            #expect(explanation.status == 1)
            #expect(explanation.output.contains("Possible cause: acceptEncodingRewritten"), "\(explanation.output)")
        } else {
            #expect(explanation.status == 0, "\(explanation.output)\(explanation.errors)")
            #expect(explanation.output.contains("cause: \(change.cause)"), "\(explanation.output)")
        }
        #expect(!explanation.output.contains(gateway.secretAccessKey))
    }
}

extension SignedRequest {
    fileprivate var fields: [(name: String, value: String)] {
        request.headerFields.map { ($0.name.rawName, $0.value) }
    }

    /// The request as it is sent.
    fileprivate var text: String {
        "\(request.method) \(request.path ?? "") HTTP/1.1\r\n"
            + fields.map { "\($0.name): \($0.value)\r\n" }.joined() + "\r\n"
    }
}
