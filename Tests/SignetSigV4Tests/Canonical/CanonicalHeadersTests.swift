import HTTPTypes
import Testing

@testable import SignetSigV4

@Suite("Canonical headers")
struct CanonicalHeadersTests {
    @Test(
        "White space at the ends goes and runs become one space; other bytes stay",
        arguments: [
            ("a", "a"), ("  a  ", "a"), ("\ta\t", "a"), ("a   b", "a b"), ("a\tb", "a b"), ("a \t b", "a b"),
            ("\"a   b\"", "\"a b\""), ("", ""), (" ", ""), ("a\u{A0}\u{A0}b", "a\u{A0}\u{A0}b"), ("a,  b", "a, b"),
        ])
    func trimming(value: String, canonical: String) throws {
        let field = HTTPField(name: try #require(.init("X-A")), lenientValue: Array(value.utf8))
        #expect(text(CanonicalHeaders([field])) == "x-a:\(canonical)\n")
    }

    @Test("Names are lower-case, sorted by bytes and listed once; values of one name keep their order")
    func merging() throws {
        let fields = try [("X-B", "2"), ("x-a", "z"), ("X-a", ""), ("X-A", "a"), ("X-A-B", "1"), ("Host", "h")].map {
            HTTPField(name: try #require(.init($0.0)), value: $0.1)
        }
        let headers = CanonicalHeaders(fields)
        #expect(text(headers) == "host:h\nx-a:z,,a\nx-a-b:1\nx-b:2\n")
        #expect(headers.names == ["host", "x-a", "x-a-b", "x-b"])
    }

    @Test("A value that is not UTF-8 is signed byte for byte")
    func bytes() throws {
        let field = HTTPField(name: try #require(.init("X-A")), value: [0xE9, 0x20, 0x20, 0xFF])
        var output: [UInt8] = []
        CanonicalHeaders([field]).append(to: &output)
        #expect(output == Array("x-a:".utf8) + [0xE9, 0x20, 0xFF, 0x0A])
    }

    private func text(_ headers: CanonicalHeaders) -> String {
        var output: [UInt8] = []
        headers.append(to: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
