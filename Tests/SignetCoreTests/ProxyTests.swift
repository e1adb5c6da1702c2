import SignetCore
import Testing

@Suite("Proxies as they are written")
struct ProxyTests {
    @Test(
        "A proxy is a scheme, credentials, a host and a port, most of which may be left out",
        arguments: [
            ("proxy.example", "http://proxy.example:1080"), ("http://Proxy.Example:3128/", "http://proxy.example:3128"),
            ("HTTP://a:b@proxy:8080", "http://proxy:8080"), ("socks5://localhost", "socks5://localhost:1080"),
            ("socks5h://u@[::1]:9050", "socks5://[::1]:9050"),
            ("socks4://u@10.0.0.1", "socks4://10.0.0.1:1080"), ("SOCKS4a://a.example:9050", "socks4a://a.example:9050"),
            ("[fd00::1]", "http://[fd00::1]:1080"),
            ("http://a%40b:c%3Ad@10.0.0.1:80", "http://10.0.0.1:80"),
        ])
    func proxies(_ text: String, _ description: String) throws {
        let proxy = try Proxy(text)
        #expect(proxy.description == description)
    }

    @Test(
        "What is no proxy is refused, and the error does not show the password",
        arguments: [
            "", "http://", "http://hunter2@", "http://u:hunter2@host:0", "http://u:hunter2@host:65536",
            "http://u:hunter2@a b",
            "http://u:hunter2%@host", "http://u:hunter2%0a@host", "http://:hunter2@host", "http://u:hunter2@host/path",
            "http://u:hunter2@host?x", "http://u:hunter2@[::1", "http://u:hunter2%ff@host", "https://u:hunter2@host",
            "socks6://u:hunter2@host", "http://u:hunter2@\r\nhost", "http://u:hunter2@fe80::1%25eth0",
        ])
    func refused(_ text: String) {
        do throws(TransportError) {
            let proxy = try Proxy(text)
            Issue.record("it was taken for \(proxy)")
        } catch {
            #expect(error.kind == .invalidRequest || error.kind == .unsupported)
            #expect(!error.description.contains("hunter2"))
        }
    }

    @Test("Credentials are decoded, compared, and never shown")
    func credentials() throws {
        let proxy = try Proxy("http://a%40b:c%3Ad%2f@host")
        #expect(proxy.credentials == (try ProxyCredentials(user: "a@b", password: "c:d/")))
        #expect(proxy != (try Proxy("http://a%40b:other@host")))
        var dumped = ""
        dump(proxy, to: &dumped)
        for text in ["\(proxy)", String(reflecting: proxy), dumped, "\(ProxySelection(proxy))"] {
            #expect(!text.contains("c:d") && !text.contains("a@b"), "\(text)")
        }
        #expect(throws: TransportError.self) { try ProxyCredentials(user: "a:b", password: "c") }
        #expect(throws: TransportError.self) {
            try ProxyCredentials(user: String(repeating: "u", count: 256), password: "")
        }
    }

    @Test(
        "An origin that an exception names is reached directly",
        arguments: [
            ("*", "http://a.example/"), ("a.example", "http://a.example/"), ("A.EXAMPLE.", "http://a.example/"),
            ("a.example", "http://a.example./"), (".a.example", "http://a.example/"),
            ("a.example", "http://x.A.example/"),
            (".a.example", "http://x.a.example./"), ("*.a.example", "http://x.a.example/"),
            ("b.example, a.example", "http://a.example/"), ("b.example\ta.example", "http://a.example/"),
            ("a.example:8080", "http://x.a.example:8080/"), ("a.example:443", "https://a.example/"),
            ("127.0.0.1", "http://127.0.0.1/"), ("127.0.0.1", "http://127.1/"), ("127.0.0.1", "http://0x7f.0.0.1/"),
            ("127.0.0.1", "http://2130706433/"), ("127.0.0.1", "http://[::ffff:127.0.0.1]/"),
            ("::ffff:10.0.0.1", "http://10.0.0.1/"), ("127.0.0.0/8", "http://127.255.0.1/"),
            ("10.0.0.0/9", "http://10.127.255.255/"), ("0.0.0.0/0", "http://1.2.3.4/"), ("[::1]", "http://[::1]/"),
            ("::1", "http://[0:0:0:0:0:0:0:1]/"), ("[::1]:8080", "http://[::1]:8080/"),
            ("fd00::/8", "http://[fdff::1]/"),
            ("[fd00::]/8", "http://[fdff::1]/"), ("localhost", "http://localhost./"),
            ("10.0.0.1:80", "http://10.0.0.1/"),
        ])
    func excepted(_ exceptions: String, _ url: String) throws {
        let exceptions = try ProxyExceptions(exceptions)
        #expect(try exceptions.contains(RequestURL(url).origin))
    }

    @Test(
        "An origin that no exception names goes through the proxy",
        arguments: [
            ("", "http://a.example/"), ("a.example", "http://aa.example/"), ("a.example", "http://example/"),
            ("a.example", "http://a.example.evil/"), ("a.example:8080", "http://a.example/"),
            ("a.example:80", "https://a.example/"), ("0.0.1", "http://127.0.0.1/"),
            ("127.0.0.1", "http://x.127.0.0.1.example/"),
            ("10.0.0.0/9", "http://10.128.0.0/"), ("127.0.0.0/8", "http://128.0.0.1/"),
            ("10.0.0.0/8", "http://ten.example/"),
            ("fd00::/8", "http://[fe00::1]/"), ("0.0.0.0/0", "http://[::2]/"), ("::/0", "http://1.2.3.4/"),
            ("[::1]:8080", "http://[::1]/"), ("::1", "http://[::2]/"),
        ])
    func notExcepted(_ exceptions: String, _ url: String) throws {
        let exceptions = try ProxyExceptions(exceptions)
        #expect(try !exceptions.contains(RequestURL(url).origin))
    }

    @Test(
        "An entry that could match nothing is refused rather than ignored",
        arguments: [
            "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/+8", "10.0.0/8", "fd00::/129", "a.example/8", "fe80::1%eth0", "[::1",
            "a.example:0", "a.example:http", "a..example:", "a_b@c", "http://a.example", ".", "*x", "[::1]8080",
        ])
    func refusedException(_ entry: String) {
        #expect(throws: TransportError.self) { try ProxyExceptions(entry) }
    }

    @Test("The environment is read when asked, by the usual rules")
    func environment() throws {
        func selection(_ variables: [String: String]) throws -> ProxySelection? {
            try Proxy.fromEnvironment { variables[$0] }
        }
        let http = try RequestURL("http://a.example/").origin
        let https = try RequestURL("https://a.example/").origin
        #expect(try selection([:]) == nil)
        #expect(try selection(["HTTP_PROXY": "http://p", "http_proxy": ""]) == nil)
        let both = try #require(try selection(["http_proxy": "p:1", "HTTPS_PROXY": "p:2", "NO_PROXY": ".b.example"]))
        #expect(both.proxy(for: http)?.port == 1 && both.proxy(for: https)?.port == 2)
        #expect(try both.proxy(for: RequestURL("https://x.b.example/").origin) == nil)
        let all = try #require(try selection(["all_proxy": "socks5://p:3", "https_proxy": "p:2"]))
        #expect(all.proxy(for: http)?.scheme == .socks5 && all.proxy(for: https)?.port == 2)
        #expect(throws: TransportError.self) { try selection(["http_proxy": "ftp://p"]) }
        #expect(throws: TransportError.self) { try selection(["http_proxy": "p", "no_proxy": "10.0.0.0/99"]) }
    }
}
