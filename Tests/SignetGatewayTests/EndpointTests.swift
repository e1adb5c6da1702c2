import HTTPTypes
import SignetCore
import Testing

@testable import SignetGateway

@Suite("Which service a request is for")
struct EndpointTests {
    @Test(
        "AWS's hosts tell by themselves, any other host by the path",
        arguments: [
            ("https://sts.eu-west-1.amazonaws.com/", Endpoint.sts), ("https://sts.amazonaws.com/prod", .sts),
            ("https://STS.eu-west-1.amazonaws.com/", .sts), ("https://sts-fips.us-east-1.amazonaws.com/", .sts),
            ("https://abc123.execute-api.eu-west-1.amazonaws.com/prod/x", .api),
            ("https://abc123.execute-api.eu-west-1.amazonaws.com/", .api),
            ("https://other.execute-api.eu-west-1.amazonaws.com/prod", .unknownAPI),
            ("http://127.0.0.1:8080/", .sts), ("http://127.0.0.1:8080/?Action=x", .sts),
            ("http://127.0.0.1:8080/prod", .api), ("https://localhost/favicon.ico", .api), ("http://sts/x", .api),
            ("http://[::1]:8080/", .sts),
        ])
    func routes(url: String, expected: Endpoint) throws {
        #expect(Endpoint(try Request(.get, url).head, apiID: "abc123") == expected)
    }

    @Test(
        "Paths below no stage, and other APIs, lack an authentication token",
        arguments: [
            "/", "/favicon.ico", "/production/x", "/PROD/x", "/prod/../x",
            "https://other.execute-api.eu-west-1.aws/prod",
        ])
    func refuses(place: String) async throws {
        let caller = try Caller()
        var request = try caller.request()
        if place.hasPrefix("/") {
            request.head.path = place
        } else {
            request = try Request(.get, place)
        }
        let answer = try await caller.answer(to: caller.sign(request))
        #expect(answer.status == 403)
        #expect(answer.errorType == "MissingAuthenticationTokenException")
    }
}
