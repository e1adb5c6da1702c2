import Signet
import Testing

@Suite("The call site")
struct CallSiteTests {
    private struct Order: Codable, Equatable {
        var id: Int
        var client: String
    }

    private let echo = StubTransport { request in
        Response(status: .ok, body: .bytes(Array(#"{"id":7,"client":"\#(request.head.path ?? "")"}"#.utf8)))
    }

    @Test("reads as the design has it, and sends what it says")
    func designCallSite() async throws {
        let client = try Client(transport: echo, baseURL: "https://api.example/prod")
        let order = try await client.get("orders", query: ["client": "curl"]).decode(Order.self)
        #expect(order == Order(id: 7, client: "/prod/orders?client=curl"))
    }

    @Test("takes signing as an argument, and a signing transport just as well")
    func signing() async throws {
        let credentials = StaticCredentials(accessKeyID: "AKID", secretAccessKey: "secret")
        let seen = StubTransport { request in
            let authorization = request.head.headerFields[.authorization] ?? "none"
            return Response(status: .ok, body: .bytes(Array(authorization.utf8)))
        }
        let configured = try Client(
            transport: seen, baseURL: "https://api.example",
            signing: .sigV4(service: "execute-api", region: "eu-west-1", credentials: credentials))
        let wrapped = try Client(
            transport: seen.signing(service: "execute-api", region: "eu-west-1", credentials: credentials),
            baseURL: "https://api.example")
        for client in [configured, wrapped] {
            let text = try await client.post("orders", json: ["client": "curl"]).text()
            #expect(text.hasPrefix("AWS4-HMAC-SHA256 Credential=AKID/"))
        }
    }
}
