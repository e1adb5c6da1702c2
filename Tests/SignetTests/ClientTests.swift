import Signet
import Synchronization
import Testing

@Suite("A client")
struct ClientTests {
    private final class Recorder: Sendable {
        private let requests = Mutex<[Request]>([])

        func append(_ request: Request) { requests.withLock { $0.append(request) } }
        var all: [Request] { requests.withLock { $0 } }
    }

    private let recorder = Recorder()

    private func client(
        _ response: Response = Response(status: .ok), headers: NameValuePairs = [:], timeout: Duration? = nil
    ) throws -> Client {
        let recorder = recorder
        let transport = StubTransport { request in
            recorder.append(request)
            return response
        }
        return try Client(transport: transport, baseURL: "http://h", headers: headers, timeout: timeout)
    }

    private func last() throws -> Request { try #require(recorder.all.last) }

    @Test("has a function for each method")
    func methods() async throws {
        let client = try client()
        for call in [
            client.get("a"), client.head("a"), client.delete("a"), client.post("a"), client.put("a"), client.patch("a"),
            client.request(.options, "a"),
        ] { try await call.send() }
        #expect(
            recorder.all.map(\.head.method.rawValue) == ["GET", "HEAD", "DELETE", "POST", "PUT", "PATCH", "OPTIONS"])
    }

    @Test("writes JSON the same way every time, and says that it is JSON")
    func json() async throws {
        struct Order: Encodable { let url = "a/b", client = "curl", b = [1, 2], a: Int? = nil }
        let client = try client()
        for call in [client.post("a", json: Order()), client.put("a", json: Order()), client.patch("a", json: Order())]
        {
            try await call.send()
            #expect(try last().body.bytes == Array(#"{"b":[1,2],"client":"curl","url":"a/b"}"#.utf8))
            #expect(try last().head.headerFields[.contentType] == "application/json")
        }
        try await client.post("a", json: ["client": "curl"]).send()
        #expect(try last().body.bytes == Array(#"{"client":"curl"}"#.utf8))
    }

    @Test("writes forms as forms are read")
    func form() async throws {
        try await client().post("a", form: ["a b": "1+1=2&", "a b": "ü"]).send()
        #expect(try last().body.bytes == Array("a%20b=1%2B1%3D2%26&a%20b=%C3%BC".utf8))
        #expect(try last().head.headerFields[.contentType] == "application/x-www-form-urlencoded")
    }

    @Test("lets a call replace the client's header fields and the content type")
    func headers() async throws {
        let client = try client(headers: ["x-api-key": "k", "Accept": "a", "accept": "b"])
        try await client.post("a", headers: ["ACCEPT": "c", "content-type": "d"], json: [1]).send()
        let fields = try last().head.headerFields
        #expect(
            fields.map { "\($0.name.canonicalName): \($0.value)" } == ["x-api-key: k", "accept: c", "content-type: d"])
    }

    @Test("throws what is wrong with a call when it is sent, and sends nothing")
    func badCalls() async throws {
        struct NotJSON: Encodable {
            func encode(to encoder: any Encoder) throws { throw CancellationError() }
        }
        let client = try client()
        for call in [
            client.get("/a"), client.get("a", headers: ["a b": "c"]), client.get("a", headers: ["a": "c\r\nd: e"]),
            client.post("a", json: NotJSON()), client.post("a", json: Double.nan),
        ] {
            let error = await #expect(throws: ClientError.self) { try await call.send() }
            #expect(error?.transport?.kind == .invalidRequest)
        }
        #expect(recorder.all.isEmpty)
    }

    @Test("refuses a bad default header field at once", arguments: ["c\r\nd: e", "\0"])
    func badDefaults(value: String) {
        #expect(throws: ClientError.self) { try client(headers: ["a": value]) }
    }

    @Test("shows no header field's value, in no way of printing it")
    func canary() throws {
        let client = try client(headers: ["x-api-key": "canary", "x-other": "canary"])
        let call = client.get("a", headers: ["authorization": "canary"])
        var shown = "\(client)\(call)" + String(reflecting: client) + String(reflecting: call)
        dump(client, to: &shown)
        #expect(shown.contains("http://h"))
        #expect(!shown.replacing("x-other: canary", with: "").contains("canary"))
    }

    @Test("gives each call its timeout, from when it is sent")
    func timeout() async throws {
        let call = try client(timeout: .seconds(60)).get("a")
        let before = ContinuousClock.now
        try await call.send()
        let deadline = try #require(try last().options.deadline)
        #expect(deadline >= before + .seconds(60))
        try await client().get("a").send()
        #expect(try last().options.deadline == nil)
    }

    @Test("reads text, bytes and JSON, and says what was wrong with them where")
    func content() async throws {
        struct Item: Decodable { let name: String }
        struct Page: Decodable { let items: [Item] }
        func call(_ body: String) throws -> Call {
            try client(Response(status: .ok, body: .bytes(Array(body.utf8)))).get("a")
        }
        #expect(try await call("ü").text() == "ü")
        #expect(try await call("ü").bytes(upTo: 2) == [0xC3, 0xBC])
        #expect(try await call(#"{"items":[{"name":"n"}]}"#).decode(Page.self).items.first?.name == "n")
        for (body, path) in [
            (#"{"items":[{"name":"n"},{"name":7}]}"#, "items[1].name"), (#"{"items":[{}]}"#, "items[0].name"),
        ] {
            let error = await #expect(throws: ClientError.self) { try await call(body).decode(Page.self) }
            #expect(error?.content?.path == path)
            #expect(error?.description.contains("GET http://h/a") == true)
        }
        for body in ["", "{", "canary", "[]"] {
            let error = await #expect(throws: ClientError.self) { try await call(body).decode(Page.self) }
            #expect(error?.content?.byteCount == body.utf8.count)
            #expect(error?.description.contains("canary") == false)
        }
        let notText = try client(Response(status: .ok, body: .bytes([0xFF]))).get("a")
        let error = await #expect(throws: ClientError.self) { try await notText.text() }
        #expect(error?.content?.reason == "it is not UTF-8")
    }

    @Test("reads up to the limit of the call")
    func limit() async throws {
        let call = try client(Response(status: .ok, body: .bytes([1, 2, 3]))).get("a")
        let error = await #expect(throws: ClientError.self) { try await call.bytes(upTo: 2) }
        #expect(error?.transport?.kind == .bodyTooLarge)
    }

    @Test(
        "throws for every status but 200–299, unless asked for the answer as it is",
        arguments: [100, 199, 300, 304, 404, 500, 999])
    func statuses(code: Int) async throws {
        let client = try client(Response(status: .init(code: code), body: .bytes(Array("why".utf8))))
        let error = await #expect(throws: ClientError.self) { try await client.get("a").send() }
        let status = try #require(error?.status)
        #expect(status.status.code == code)
        #expect(status.body == Array("why".utf8))
        #expect(status.description == "GET http://h/a was answered with \(code) from h:80: why")
        #expect(try await client.get("a").response().status.code == code)
        for good in [200, 204, 299] {
            let client = try self.client(Response(status: .init(code: good)))
            #expect(try await client.get("a").send().status.code == good)
        }
    }
}
