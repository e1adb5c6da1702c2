import Signet
import Testing

@Suite("A path below a base URL")
struct BaseURLTests {
    /// Where a client of `base` sends a GET of `path`.
    private func target(
        _ base: String, _ path: String, query: NameValuePairs = [:]
    ) async throws(ClientError) -> String {
        let transport = StubTransport { request in
            let text = "\(request.origin) \(request.head.authority ?? "") \(request.head.path ?? "")"
            return Response(status: .ok, body: .bytes(Array(text.utf8)))
        }
        return try await Client(transport: transport, baseURL: base).get(path, query: query).text()
    }

    @Test(
        "is appended to the base's path, with or without a slash between them",
        arguments: [
            ("http://h", "", "/"), ("http://h/", "", "/"), ("http://h", "a", "/a"), ("http://h/", "a/", "/a/"),
            ("http://h/prod", "", "/prod"), ("http://h/prod/", "", "/prod/"), ("http://h/prod", "a", "/prod/a"),
            ("http://h/prod/", "a/b", "/prod/a/b"), ("http://h/prod", "?x=y", "/prod?x=y"),
            ("http://h/prod", "a?x=/..&y=http://z", "/prod/a?x=/..&y=http://z"), ("http://h", "a//b", "/a//b"),
            ("http://h", "a%2Fb%3A", "/a%2Fb%3A"), ("http://h", "a/b:c@d", "/a/b:c@d"), ("http://h", "@evil", "/@evil"),
            ("http://h", "...", "/..."), ("http://h", ".a/a./..b", "/.a/a./..b"), ("http://h", "%2e%2ea", "/%2e%2ea"),
        ])
    func joins(base: String, path: String, expected: String) async throws {
        #expect(try await target(base, path) == "http://h h \(expected)")
    }

    @Test(
        "never leads to another origin, nor out of the base",
        arguments: [
            "http://evil", "https://evil/", "HTTP://evil", "//evil", "///evil", "/\\evil", "\\\\evil", "\\evil", "/a",
            "/",
            "https:evil", "http:/evil", "https:\\\\evil", "javascript:alert(1)", "data:,x", "file:///etc/passwd", "a:b",
            "a:b/c", ":80/", ".", "..", "../a", "a/..", "a/../b", "./a", "a/.", "%2e%2e/a", "a/.%2E", "%2E", "a/%2e./b",
            " http://evil", "\thttp://evil", "a\\b", "a#b", "a b", "a\r\nHost: evil", "ä", "a\0",
            "\u{FF0F}\u{FF0F}evil",
        ])
    func refuses(path: String) async {
        for base in ["http://h", "http://h/prod/", "https://h:8443/a/b"] {
            let error = await #expect(throws: ClientError.self) { try await target(base, path) }
            #expect(error?.transport?.kind == .invalidRequest)
            #expect(error?.transport?.remedy != nil)
        }
    }

    @Test("keeps the base's scheme, host and port")
    func origin() async throws {
        #expect(try await target("https://H:8443/x", "a") == "https://h:8443 H:8443 /x/a")
        #expect(try await target("http://[::1]:80/", "a") == "http://[::1] [::1] /a")
    }

    @Test(
        "takes a query, encoded by RFC 3986, in order, names repeated",
        arguments: [
            ("a", [:], "/a"), ("a", ["x": "1"], "/a?x=1"), ("a", ["b": "2", "a": "1", "b": "3"], "/a?b=2&a=1&b=3"),
            ("a", ["q": "a b+c"], "/a?q=a%20b%2Bc"),
            ("a", ["filter[a]": "ü/&=?#%"], "/a?filter%5Ba%5D=%C3%BC%2F%26%3D%3F%23%25"),
            ("a", ["x": ""], "/a?x="), ("a?y=1", ["x": "2"], "/a?y=1&x=2"), ("", ["x": "1"], "/?x=1"),
            ("a", ["x": "\r\nHost: evil"], "/a?x=%0D%0AHost%3A%20evil"),
        ] as [(String, NameValuePairs, String)])
    func query(path: String, query: NameValuePairs, expected: String) async throws {
        #expect(try await target("http://h", path, query: query) == "http://h h \(expected)")
    }

    @Test("refuses a query parameter without a name")
    func namelessParameter() async {
        await #expect(throws: ClientError.self) { try await target("http://h", "a", query: ["": "x"]) }
    }

    @Test(
        "refuses a base that is not an absolute URL, or holds a query",
        arguments: ["", "h", "/a", "ftp://h", "http://h?a", "http://u@h"])
    func badBase(base: String) {
        #expect(throws: ClientError.self) {
            try Client(transport: StubTransport { _ in Response(status: .ok) }, baseURL: base)
        }
    }
}
