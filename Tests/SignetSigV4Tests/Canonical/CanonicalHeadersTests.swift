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
        #expect(text(of: [field]).lines == "x-a:\(canonical)\n")
    }

    @Test("Names are lower-case, sorted by bytes and listed once; values of one name keep their order")
    func merging() throws {
        let fields = try [("X-B", "2"), ("x-a", "z"), ("X-a", ""), ("X-A", "a"), ("X-A-B", "1"), ("Host", "h")].map {
            HTTPField(name: try #require(.init($0.0)), value: $0.1)
        }
        let headers = text(of: fields)
        #expect(headers.lines == "host:h\nx-a:z,,a\nx-a-b:1\nx-b:2\n")
        #expect(headers.names == "host;x-a;x-a-b;x-b")
    }

    @Test("A value that is not UTF-8 is signed byte for byte")
    func bytes() throws {
        let field = HTTPField(name: try #require(.init("X-A")), value: [0xE9, 0x20, 0x20, 0xFF])
        #expect(bytes(of: [field]) { $0.write(to: &$1) } == Array("x-a:".utf8) + [0xE9, 0x20, 0xFF, 0x0A])
    }

    @Test("The authority stands for a Host field that is not there, in its place among the others")
    func authority() throws {
        let request = HTTPRequest(
            method: .get, scheme: "https", authority: "h:8443", path: "/", headerFields: [.accept: "a", .range: "r"])
        let names = CanonicalHeaders.select(from: request, where: { _ in true }) { headers in
            var bytes: [UInt8] = []
            headers.write(to: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
        #expect(names == "accept:a\nhost:h:8443\nrange:r\n")
    }

    @Test("A thousand names with long common beginnings are sorted as their bytes are")
    func order() throws {
        var random = SplitMix64(seed: 21)
        let names = (0..<1000).map { "x-amz-meta-\($0)-\(String(repeating: "a", count: $0 % 9))" }
        let fields = try names.shuffled(using: &random).map {
            HTTPField(name: try #require(.init($0)), value: "v")
        }
        #expect(
            text(of: fields).names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ";")
        )
    }

    private func text(of fields: [HTTPField]) -> (lines: String, names: String) {
        let lines = bytes(of: fields) { $0.write(to: &$1) }
        let names = bytes(of: fields) { $0.writeNames(to: &$1) }
        return (String(decoding: lines, as: UTF8.self), String(decoding: names, as: UTF8.self))
    }

    private func bytes(of fields: [HTTPField], write: (borrowing CanonicalHeaders, inout [UInt8]) -> Void) -> [UInt8] {
        var request = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/")
        request.headerFields = HTTPFields(fields)
        return CanonicalHeaders.select(from: request, where: { _ in true }) { headers in
            var output: [UInt8] = []
            write(headers, &output)
            return output
        }
    }
}
