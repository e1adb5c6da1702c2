import Signet
import Testing

@Suite("An error status")
struct StatusErrorTests {
    private func error(_ status: HTTPResponse.Status, _ headers: HTTPFields, _ body: String) async throws -> StatusError
    {
        let transport = StubTransport { _ in
            Response(status: status, headers: headers, body: .bytes(Array(body.utf8)))
        }
        let client = try Client(transport: transport, baseURL: "https://h/prod", headers: ["x-api-key": "canary"])
        let call = client.get("a", query: ["X-Amz-Signature": "canary"])
        return try #require(await #expect(throws: ClientError.self) { try await call.send() }?.status)
    }

    @Test("tells the code, the words and the request id of API Gateway, and what to do")
    func gateway() async throws {
        let type = try #require(HTTPField.Name("x-amzn-ErrorType"))
        let request = try #require(HTTPField.Name("x-amzn-RequestId"))
        let error = try await error(
            .forbidden, [type: "MissingAuthenticationTokenException", request: "r-1"],
            #"{"message":"Missing Authentication Token"}"#)
        #expect(error.service.code == "MissingAuthenticationTokenException")
        #expect(
            error.description
                == "GET https://h/prod/a?X-Amz-Signature=<redacted> was answered with "
                + "403 MissingAuthenticationTokenException from h:443 (request r-1): Missing Authentication Token "
                + "(sign the request, and check method and path: API Gateway answers so where there is no such resource)"
        )
    }

    @Test("shows no secret that the service repeats, in no way of printing it")
    func canary() async throws {
        let cookie = HTTPFields([HTTPField(name: .setCookie, value: "canary")])
        for body in [
            #"{"message":"The Canonical String should have been 'GET\nx-amz-security-token:canary\nx-api-key:canary\n'"}"#,
            #"{"headers":{"x-api-key":"canary","Authorization":"AWS4-HMAC-SHA256 canary"}}"#,
            "<html>x-amz-security-token: canary",
        ] {
            let error = try await error(.forbidden, cookie, body)
            let whole = ClientError.status(error)
            var shown = "\(error)\(whole)" + String(reflecting: error) + String(reflecting: whole)
            dump(error, to: &shown)
            dump(whole, to: &shown)
            #expect(!shown.contains("canary"))
        }
    }

    @Test("reads 64 KiB of an explanation, and shows 200 bytes of one that is not AWS's")
    func long() async throws {
        let error = try await error(.badGateway, [:], String(repeating: "a", count: 1 << 20))
        #expect(error.body.count == 64 * 1024)
        #expect(error.description.hasSuffix(": " + String(repeating: "a", count: 200)))
    }
}
