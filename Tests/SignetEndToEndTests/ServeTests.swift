import Foundation
import SignetTestSupport
import Testing

@Suite("signet serve")
struct ServeTests {
    @Test("It stops with status 0 on SIGTERM and on SIGINT", arguments: [SIGTERM, SIGINT])
    func stops(signal: Int32) async throws {
        let serve = try await ServeProcess.start()
        #expect(FileManager.default.fileExists(atPath: serve.announcement.caFile))
        #expect(await serve.stop(signal) == 0)
        #expect(!FileManager.default.fileExists(atPath: serve.announcement.caFile))
    }

    @Test("The system's curl signs and is accepted; with a wrong secret it is refused")
    func systemCurl() async throws {
        let serve = try await ServeProcess.start()
        let gateway = serve.announcement
        func curl(secret: String, _ arguments: [String]) async throws -> String {
            try await Program.run(
                "curl",
                [
                    "--silent", "--include", "--cacert", gateway.caFile, "--aws-sigv4",
                    "aws:amz:\(gateway.region):execute-api", "--user", "\(gateway.accessKeyId):\(secret)",
                    "--header", "x-api-key: \(gateway.apiKey)",
                ] + arguments
            ).output
        }
        let url = gateway.https + URL(string: gateway.apiURL)!.path
        #expect(try await curl(secret: gateway.secretAccessKey, [url + "?client=curl"]).contains("API Called"))
        #expect(try await curl(secret: gateway.secretAccessKey, ["--data", "a=b", url]).contains("API Called"))
        let refused = try await curl(secret: "wrong", [url + "?client=curl"])
        #expect(refused.contains("403") && refused.contains("InvalidSignatureException"))
        #expect(await serve.stop() == 0)
    }

    @Test(
        "botocore signs and is accepted; with a wrong secret it is refused",
        .enabled("botocore is not installed: run make test") { await Program.pythonHas("botocore") })
    func botocore() async throws {
        let serve = try await ServeProcess.start()
        let gateway = serve.announcement
        func call(_ method: String, query: String, body: String, secret: String) async throws -> String {
            var environment = serve.environment
            environment["AWS_SECRET_ACCESS_KEY"] = secret
            let url = gateway.http + URL(string: gateway.apiURL)!.path + query
            let script = Programs.oracle("botocore_call.py")
            return try await Program.run(
                Program.python, [script, method, url, gateway.region, gateway.apiKey, body], environment: environment
            ).output
        }
        let secret = gateway.secretAccessKey
        #expect(try await call("GET", query: "?client=botocore&z=1&a=%20", body: "", secret: secret).hasPrefix("200"))
        #expect(try await call("POST", query: "", body: #"{"a":1}"#, secret: secret).hasPrefix("200"))
        let refused = try await call("GET", query: "", body: "", secret: "wrong")
        #expect(refused.hasPrefix("403") && refused.contains("Canonical String"))
        #expect(await serve.stop() == 0)
    }
}
