import SignetCore
import Testing

@Suite("A resolve override")
struct ResolveOverrideTests {
    @Test(
        "is read as curl reads it",
        arguments: [
            ("Host:443:127.0.0.1", "host", 443, "127.0.0.1"), ("h:1:::1", "h", 1, "::1"),
            ("h:65535:[::1]", "h", 65535, "::1"),
        ])
    func parses(text: String, host: String, port: Int, address: String) throws {
        #expect(try ResolveOverride(parsing: text) == ResolveOverride(host: host, port: port, address: address))
    }

    @Test(
        "is refused in any other shape",
        arguments: ["", ":", "::", "h", "h:1", "h:1:", ":1:a", "h:0:a", "h:65536:a", "h:x:a", "h::a", "h:-1:a"])
    func refuses(text: String) {
        #expect(throws: TransportError.self) { try ResolveOverride(parsing: text) }
    }
}
