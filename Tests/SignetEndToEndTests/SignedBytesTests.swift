import HTTPTypes
import Signet
import SignetConformance
import SignetGateway
import Testing

@Suite("What is signed is what is sent")
struct SignedBytesTests {
    /// Requests that have broken signers, proxies or clients.
    static let requests: [SampleRequest] = [
        SampleRequest("GET", "/"),
        SampleRequest("GET", "/orders?client=socket"),
        SampleRequest("GET", "/a%2Fb//c/%7Euser/x%3D?b=2&a=1&a=0&empty=&flag&plus=%2B+%20"),
        SampleRequest("GET", "/%E2%82%AC/@connections/X%3D?%C3%A9=1&q=a/b?c"),
        SampleRequest("GET", "/;:@*'(),!$&+=~?;:@*'()!$,~"),
        SampleRequest("DELETE", "/orders/1"),
        SampleRequest("POST", "/orders", [("Content-Type", "application/json")], #"{"client":"signet"}"#),
        SampleRequest(
            "PUT", "/blob", [("Content-Type", "application/octet-stream")], String(repeating: "é", count: 40_000)),
        SampleRequest("PATCH", "/x", [("Content-Type", "text/plain"), ("x-amz-meta-a", "  two  words  ")], "b"),
        SampleRequest("GET", "/dup", [("x-amz-dup", "one"), ("x-amz-dup", "two"), ("X-Api-Key", "key")]),
    ]

    static let credentials = Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        sessionToken: "a/session+token==")

    @Test("The bytes that arrive are the bytes that were signed", arguments: Courier.allCases, requests)
    func arrives(courier: Courier, sample: SampleRequest) async throws {
        let server = try RawServer(.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
        let transport = try courier.make()
        let recorder = RecordingTransport(transport)
        let response =
            try await recorder
            .signing(service: "execute-api", region: "eu-west-1", credentials: StaticCredentials(Self.credentials))
            .send(try sample.request(to: server.url))
        #expect(response.status == .ok)

        let signed = try #require(recorder.requests.first)
        let arrived = try #require(await server.requests(count: 1).first)
        #expect(arrived.requestLine == "\(signed.head.method.rawValue) \(signed.head.path ?? "") HTTP/1.1")
        #expect(arrived["host"] == [signed.head.authority ?? ""])
        #expect(arrived.content == signed.body.bytes)
        for name in Set(signed.head.headerFields.map(\.name.canonicalName)) {
            let given = signed.head.headerFields.filter { $0.name.canonicalName == name }.map(\.value)
            #expect(arrived[name].joined(separator: ",") == given.joined(separator: ","), "\(name)")
        }
        if transport.capabilities[.headerOrder] == .full {
            let given = signed.head.headerFields.map { "\($0.name.rawName): \($0.value)" }
            let seen = arrived.fields.map { "\($0.name): \($0.value)" }
            #expect(seen.filter { !$0.hasPrefix("Host:") && !$0.hasPrefix("Content-Length:") } == given)
        }
        try verify(arrived)
        await transport.shutdown()
        await server.stop()
    }

    @Test("The in-memory gateway is given the same bytes, and accepts their signature", arguments: requests)
    func inMemory(sample: SampleRequest) async throws {
        let development = try DevelopmentGateway()
        let recorder = RecordingTransport(Gateway(development.configuration))
        var sample = sample
        sample.headers.append((name: "x-api-key", value: development.apiKey.reveal()))
        // A key given twice is not the key.
        sample.headers.removeAll { $0.name == "X-Api-Key" }
        let response =
            try await recorder
            .signing(
                service: "execute-api", region: "eu-west-1", credentials: StaticCredentials(development.credentials)
            )
            .send(try sample.request(to: "https://abc123.execute-api.eu-west-1.amazonaws.com/prod"))
        #expect(response.status == .ok)
        let signed = try #require(recorder.requests.first)
        #expect(signed.head.path == "/prod" + sample.target)
        let content = String(decoding: try await response.body.collect(upTo: 1 << 20), as: UTF8.self)
        #expect(content.contains(#""method":"\#(sample.method)""#))
    }

    /// The signature, computed anew from nothing but what arrived.
    private func verify(_ arrived: RecordedRequest) throws {
        var fields = HTTPFields()
        for (name, value) in arrived.fields where name.lowercased() != "host" {
            fields.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
        }
        let method = try #require(arrived.requestLine.split(separator: " ").first)
        let request = HTTPRequest(
            method: try #require(HTTPRequest.Method(String(method))), scheme: "http",
            authority: arrived["host"].first, path: arrived.target, headerFields: fields)
        _ = try SigV4Verifier(service: "execute-api", region: "eu-west-1").verify(
            request, payload: .sha256(of: arrived.content), at: WallClock.system.now
        ) { _ in Self.credentials }
    }
}
