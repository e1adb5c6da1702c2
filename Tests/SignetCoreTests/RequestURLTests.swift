import SignetCore
import Testing

@Suite("A URL")
struct RequestURLTests {
    @Test(
        "is split without changing a byte of its target",
        arguments: [
            ("http://h", "h", "http://h", "/"),
            ("HTTPS://Host.Example/a", "Host.Example", "https://host.example", "/a"),
            ("https://h:443/", "h", "https://h", "/"),
            ("http://h:/x", "h", "http://h", "/x"),
            ("http://h:443/", "h:443", "http://h:443", "/"),
            ("https://h:80", "h:80", "https://h:80", "/"),
            ("http://h:00080/", "h", "http://h", "/"),
            ("http://h?a=b", "h", "http://h", "/?a=b"),
            ("http://h#top", "h", "http://h", "/"),
            ("http://h/a?b#c?d", "h", "http://h", "/a?b"),
            ("http://h/a//b/./../%2e%2E/%zz?x=%2F&&=y", "h", "http://h", "/a//b/./../%2e%2E/%zz?x=%2F&&=y"),
            ("http://h/a?filter[a]=1&b=c'd(e)!*;", "h", "http://h", "/a?filter[a]=1&b=c'd(e)!*;"),
            ("http://h/a@b:c", "h", "http://h", "/a@b:c"),
            ("http://[::1]:8080/", "[::1]:8080", "http://[::1]:8080", "/"),
            ("http://[2001:DB8::1]", "[2001:DB8::1]", "http://[2001:db8::1]", "/"),
            ("http://127.0.0.1.:1/", "127.0.0.1.:1", "http://127.0.0.1.:1", "/"),
        ])
    func isSplit(url: String, authority: String, origin: String, target: String) throws {
        let split = try RequestURL(url)
        #expect(split.authority == authority)
        #expect(split.origin.description == origin)
        #expect(split.target == target)
    }

    @Test(
        "is refused when it could be read in two ways",
        arguments: [
            "", "/", "h", "//h/", "ftp://h/", "http:/h", "http:h", "http//h", "https:\\\\h", " http://h", "http://",
            "http:///a", "http://?a", "http://u@h/", "http://u:p@h/", "http://a@b@h", "http://h\\@evil/", "http://h\\a",
            "http://h:0/", "http://h:65536/", "http://h:+80/", "http://h:8 0/", "http://h:80:80/", "http://h:000080/",
            "http://h:80a/", "http://[::1/", "http://[]/", "http://[h]/", "http://[::1]a/", "http://[fe80::1%25eth0]/",
            "http://::1/", "http://h h/", "http://h%2f/", "http://hä/", "http://h/ä", "http://h/a b", "http://h/a\tb",
            "http://h/a\r\nX: y", "http://h/\0", "http://h/\u{7F}", "http://h/<", "http://h/\"", "http://h/^",
            "http://h/`", "http://h/{a}", "http://h/a|b", "http://h/a\\b", "http://h\r\n/", "http://h,i/",
            "http://h/?a=b c", "ｈttp://h/",
        ])
    func isRefused(url: String) {
        let error = #expect(throws: TransportError.self) { try RequestURL(url) }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.requestMayHaveBeenSent == false)
    }

    @Test("may have a host of 255 bytes, and no more")
    func hostLength() throws {
        let longest = String(repeating: "a", count: 255)
        #expect(try RequestURL("http://\(longest)/").origin.host == longest)
        #expect(throws: TransportError.self) { try RequestURL("http://\(longest)a/") }
    }

    @Test("never reaches the wire with a byte that ends a line or a word", arguments: UInt8.min...UInt8.max)
    func everyByte(byte: UInt8) {
        let text = String(decoding: [byte], as: UTF8.self)
        let isVisible = (0x21...0x7E).contains(byte)
        for url in ["http://h/\(text)", "http://h/?\(text)"] {
            guard let split = try? RequestURL(url) else { continue }
            #expect(isVisible)
            #expect(split.target.utf8.allSatisfy { (0x21...0x7E).contains($0) })
        }
        if let split = try? RequestURL("http://h\(text)h/") {
            #expect(isVisible)
            #expect(split.origin.host.utf8.count <= 3)
        }
    }

    @Test("names the byte that is wrong, where it is, and how to write it")
    func remedy() {
        let error = #expect(throws: TransportError.self) { try RequestURL("http://h/a b") }
        #expect(
            error?.description
                == "invalid request: the request target holds a space at byte 2 (percent-encode it as %20)")
    }
}
