import HTTPTypes
import SignetCore
import Testing

@Suite("A request")
struct RequestTests {
    private func request(
        _ method: HTTPRequest.Method = .get, headers: HTTPFields = [:], body: Body = .none,
        options: RequestOptions = RequestOptions()
    ) throws -> Request {
        try Request(method, "http://h/a?b", headers: headers, body: body, options: options)
    }

    private func refusal(of request: Request, capabilities: TransportCapabilities = .init()) async -> TransportError? {
        let transport = StubTransport(capabilities: capabilities) { _ in Response(status: .ok) }
        do throws(TransportError) {
            _ = try await transport.send(request)
            return nil
        } catch {
            return error
        }
    }

    @Test("has the URL's authority as its Host, unless a Host field says otherwise")
    func host() throws {
        #expect(try request().head.authority == "h")
        let name = try #require(HTTPField.Name("host"))
        let other = try request(headers: [name: "api.example"])
        #expect(other.head.authority == "api.example")
        #expect(other.head.headerFields.isEmpty)
        #expect(other.origin.host == "h")
    }

    @Test(
        "is framed by what is known of its body",
        arguments: [
            (HTTPRequest.Method.get, Body.none, Request.Framing.none), (.delete, .none, .none), (.head, .none, .none),
            (.post, .none, .contentLength(0)), (.put, .bytes([]), .contentLength(0)),
            (.patch, .none, .contentLength(0)),
            (.get, .text("ab"), .contentLength(2)), (.delete, .text("ä"), .contentLength(2)),
        ])
    func framing(method: HTTPRequest.Method, body: Body, framing: Request.Framing) throws {
        #expect(try request(method, body: body).framing == framing)
    }

    @Test("is framed by a length of zero that its head states", arguments: [HTTPRequest.Method.get, .delete, .head])
    func statedZero(method: HTTPRequest.Method) async throws {
        let stated = try request(method, headers: [.contentLength: "0"])
        #expect(stated.framing == .contentLength(0))
        #expect(await refusal(of: stated) == nil)
        for value in ["", "00", "1", "+0"] {
            #expect(await refusal(of: try request(method, headers: [.contentLength: value]))?.kind == .invalidRequest)
        }
    }

    @Test("is chunked when its body is a stream of unknown length")
    func chunked() throws {
        let unknown = Body.stream { AsyncStream<[UInt8]> { $0.finish() } }
        #expect(try request(.post, body: unknown).framing == .chunked)
        let known = Body.stream(length: 3) { AsyncStream<[UInt8]> { $0.finish() } }
        #expect(try request(.post, body: known).framing == .contentLength(3))
    }

    @Test(
        "is refused before any I/O when its framing fields contradict its body",
        arguments: [
            ("Content-Length", "3"), ("Content-Length", "+2"), ("Content-Length", "02"), ("Content-Length", "2, 2"),
            ("Content-Length", ""), ("Content-Length", "-2"), ("Transfer-Encoding", "chunked"),
            ("transfer-encoding", "identity"),
        ])
    func framingFields(name: String, value: String) async throws {
        let request = try Request(
            method: "POST", url: "http://h/", headers: [(name: name, value: value)], body: .text("ab"))
        #expect(await refusal(of: request)?.kind == .invalidRequest)
    }

    @Test("may state the length that its body has, once")
    func contentLength() async throws {
        var stated = try request(.post, headers: [.contentLength: "2"], body: .text("ab"))
        #expect(await refusal(of: stated) == nil)
        stated.head.headerFields.append(HTTPField(name: .contentLength, value: "2"))
        #expect(await refusal(of: stated)?.kind == .invalidRequest)
    }

    @Test("is refused when its body has a negative length")
    func negativeLength() async throws {
        let body = Body.stream(length: -1) { AsyncStream<[UInt8]> { $0.finish() } }
        #expect(await refusal(of: try request(.post, body: body))?.kind == .invalidRequest)
    }

    @Test("is refused for CONNECT, for a second Host, and for * without OPTIONS")
    func heads() async throws {
        #expect(await refusal(of: try request(.connect))?.kind == .invalidRequest)

        var twoHosts = try request()
        twoHosts.head.headerFields.append(try HTTPField(validating: "Host", "other"))
        #expect(await refusal(of: twoHosts)?.kind == .invalidRequest)

        var asterisk = try request()
        asterisk.head.path = "*"
        #expect(await refusal(of: asterisk)?.kind == .invalidRequest)
        asterisk.head.method = .options
        #expect(await refusal(of: asterisk) == nil)
    }

    @Test(
        "is refused when a byte in its target or Host was set past the initialisers",
        arguments: ["\r\n", " ", "\0", "ä"])
    func bytesSetLater(bytes: String) async throws {
        var target = try request()
        target.head.path = "/a\(bytes)b"
        #expect(await refusal(of: target)?.kind == .invalidRequest)
        var authority = try request()
        authority.head.authority = "h\(bytes)i"
        #expect(await refusal(of: authority)?.kind == .invalidRequest)
    }

    @Test("is refused with the reason the transport declares for what it lacks")
    func capabilities() async throws {
        let without = TransportCapabilities(unsupported: [.getWithBody: "it has no legs", .uploadStreaming: "nor arms"])
        let withBody = await refusal(of: try request(.get, body: .text("a")), capabilities: without)
        #expect(withBody?.kind == .unsupported)
        #expect(withBody?.description.contains("it has no legs") == true)
        let stream = Body.stream { AsyncStream<[UInt8]> { $0.finish() } }
        #expect(await refusal(of: try request(.post, body: stream), capabilities: without)?.kind == .unsupported)
        let required = RequestOptions(required: [.getWithBody])
        #expect(await refusal(of: try request(.post, options: required), capabilities: without)?.kind == .unsupported)
        #expect(await refusal(of: try request(.post, body: .text("a")), capabilities: without) == nil)
    }

    @Test("whose body can be sent once is refused the second time, before anything is sent")
    func spentBody() async throws {
        let stream = Body.stream { AsyncStream<[UInt8]> { $0.finish() } }
        let spent = try request(.post, body: stream)
        #expect(await refusal(of: spent) == nil)
        _ = try spent.body.makeReader()
        let error = await refusal(of: spent)
        #expect(error?.kind == .invalidRequest)
        #expect(error?.requestMayHaveBeenSent == false)
    }

    @Test("is not begun once its deadline has passed")
    func deadline() async throws {
        let late = try request(options: RequestOptions(deadline: .now))
        #expect(await refusal(of: late)?.kind == .deadlineExceeded)
    }

    @Test("is not begun by a task that has been cancelled")
    func cancelled() async throws {
        let request = try request()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await refusal(of: request)
        }
        #expect(await task.value?.kind == .cancelled)
    }

    @Test("from text is refused for a method that is not a token", arguments: ["", "GE T", "GET\r\n", "GÉT", "G,T"])
    func method(method: String) {
        #expect(throws: TransportError.self) { try Request(method: method, url: "http://h/", headers: []) }
    }

    @Test("keeps a method's case, which is part of its name")
    func methodCase() throws {
        #expect(try Request(method: "get", url: "http://h/", headers: []).head.method.rawValue == "get")
    }
}
