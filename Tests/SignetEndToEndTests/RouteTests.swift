import Foundation
import SignetConformance
import SignetTestSupport
import Testing

/// Which way a call of the command line takes, and what may change it.
@Suite("signet call, by proxy and by socket")
struct RouteTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

    private func call(
        _ url: String, _ flags: [String], environment: [String: String] = [:]
    ) async throws -> Program {
        try await Programs.signet(["call", url, "--no-sign"] + flags, environment: environment)
    }

    @Test("--proxy is asked for the whole URL, and --noproxy goes past it")
    func proxy() async throws {
        let proxy = try RawServer(.answering(Self.ok))
        let origin = try RawServer(.answering(Self.ok))
        let through = try await call("http://a.example/b?c", ["--proxy", "127.0.0.1:\(proxy.port)"])
        #expect(through.status == 0 && through.output == "ok", "\(through.errors)")
        #expect(proxy.requests.map(\.requestLine) == ["GET http://a.example/b?c HTTP/1.1"])
        let past = try await call(
            origin.url + "/d", ["--proxy", "127.0.0.1:\(proxy.port)", "--noproxy", "a.example,127.0.0.0/8"])
        #expect(past.status == 0, "\(past.errors)")
        #expect(origin.requests.map(\.requestLine) == ["GET /d HTTP/1.1"] && proxy.requests.count == 1)
    }

    @Test("The environment names a proxy only to those who ask", arguments: ["socket", "curl"])
    func environment(transport: String) async throws {
        let origin = try RawServer(.answering(Self.ok))
        let nobody = "http://Aladdin:sesame@127.0.0.1:1"
        let environment = ["http_proxy": nobody, "HTTP_PROXY": nobody, "all_proxy": nobody, "ALL_PROXY": nobody]
        let unasked = try await call(origin.url, ["--transport", transport], environment: environment)
        #expect(unasked.status == 0 && unasked.output == "ok", "\(unasked.errors)")
        let asked = try await call(
            origin.url, ["--transport", transport, "--proxy-from-environment"], environment: environment)
        #expect(asked.status != 0 && asked.errors.contains("proxy") && !asked.errors.contains("sesame"))
        #expect(origin.requests.count == 1)
        let excepted = try await call(
            origin.url, ["--transport", transport, "--proxy-from-environment"],
            environment: environment.merging(["no_proxy": "127.0.0.1"]) { $1 })
        #expect(excepted.status == 0, "\(excepted.errors)")
    }

    @Test("A password is no argument, and two ways to name a proxy are one too many")
    func usage() async throws {
        for flags in [
            ["--proxy", "http://Aladdin:sesame@127.0.0.1:1"], ["--proxy", "127.0.0.1:1", "--proxy-from-environment"],
            ["--proxy", "ftp://127.0.0.1:1"], ["--proxy", "127.0.0.1:1", "--noproxy", "10.0.0.0/33"],
        ] {
            let call = try await call("http://127.0.0.1:1/", flags)
            #expect(call.status == 64 && !call.errors.contains("refused"), "\(flags): \(call.errors)")
        }
    }

    @Test("--unix-socket reaches what listens there, with the Host of the URL", .enabled(if: NginxProxy.isInstalled))
    func unixSocket() async throws {
        let nginx = try NginxProxy.start("default_type text/plain; return 200 \"$host $request_uri\";")
        // curl waits until nginx listens.
        let first = try await nginx.send("GET", "http://a.example/", fields: [])
        #expect(first.hasSuffix("a.example /"))
        let answer = try await call("http://no.such.host.invalid/a%2Fb?c", ["--unix-socket", nginx.socket])
        #expect(answer.output == "no.such.host.invalid /a%2Fb?c", "\(answer.errors)")
        #expect(await nginx.stop() == 0)
    }

    @Test(
        "--http2-prior-knowledge speaks HTTP/2 with curl, and is refused where nobody can",
        .enabled(if: NginxProxy.isInstalled))
    func http2() async throws {
        let nginx = try NginxProxy.start("default_type text/plain; return 200 $server_protocol;", listen: "http2")
        let flags = ["--unix-socket", nginx.socket, "--http2-prior-knowledge"]
        // curl waits until nginx listens.
        _ = try await nginx.send("GET", "http://a.example/", fields: [], flags: ["--http2-prior-knowledge"])
        let answer = try await call("http://a.example/", flags + ["--transport", "curl"])
        #expect(answer.output == "HTTP/2.0", "\(answer.errors)")
        for transport in ["socket", "urlsession"] {
            let refused = try await call("http://a.example/", flags + ["--transport", transport])
            #expect(refused.status != 0 && refused.errors.contains("not support"), "\(refused.errors)")
        }
        #expect(await nginx.stop() == 0)
    }

    @Test("Neither whom to trust nor where to write session keys is taken from the environment")
    func tlsEnvironment() async throws {
        let serve = try await ServeProcess.start()
        let gateway = serve.announcement
        let directory = try TemporaryDirectory()
        let environment = [
            "SSL_CERT_FILE": gateway.caFile, "SSL_CERT_DIR": (gateway.caFile as NSString).deletingLastPathComponent,
            "CURL_CA_BUNDLE": gateway.caFile, "SSLKEYLOGFILE": directory.path("keys"),
        ]
        let untrusted = try await call(gateway.https, [], environment: environment)
        #expect(untrusted.status == 69 && untrusted.errors.contains("authority"), "\(untrusted.errors)")
        let trusted = try await call(gateway.https, ["--cacert", gateway.caFile], environment: environment)
        #expect(trusted.status == 0, "\(trusted.errors)")
        #expect(!FileManager.default.fileExists(atPath: directory.path("keys")))
        _ = await serve.stop()
    }
}
