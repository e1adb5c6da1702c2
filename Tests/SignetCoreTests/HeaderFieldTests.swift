import HTTPTypes
import SignetCore
import Testing

@Suite("A header field from text")
struct HeaderFieldTests {
    @Test(
        "keeps its value but for the white space around it",
        arguments: [
            ("", ""), ("a", "a"), ("  a\t b \t", "a\t b"), ("\t \t", ""), ("grün", "grün"),
            ("a=\"b\"; c", "a=\"b\"; c"),
        ])
    func value(given: String, kept: String) throws {
        let field = try HTTPField(validating: "X-Name", given)
        #expect(field.value == kept)
        #expect(field.name.rawName == "X-Name")
    }

    @Test("is refused for every control character in its value but TAB", arguments: UInt8.min...0x7F)
    func controlCharacters(byte: UInt8) {
        let isControl = (byte < 0x20 && byte != 0x09) || byte == 0x7F
        let value = "a" + String(UnicodeScalar(byte)) + "b"
        let field = try? HTTPField(validating: "x-name", value)
        #expect((field == nil) == isControl)
        if let field { #expect(field.value == value) }
    }

    @Test(
        "is refused when its name is not a token",
        arguments: ["", " ", "a b", "a:", ":path", "a\r\n", "a\0", "ä", "a(b)", "\"a\"", "a,b", "a/b", "a=b", "[a]"])
    func name(name: String) {
        let error = #expect(throws: TransportError.self) { try HTTPField(validating: name, "v") }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.description.utf8.allSatisfy { (0x20...0x7E).contains($0) } == true)
    }

    @Test("is refused without showing its value")
    func canary() {
        let error = #expect(throws: TransportError.self) { try HTTPField(validating: "x-api-key", "canary\r\n") }
        #expect(error.map { "\($0)" }?.contains("canary") == false)
    }

    @Test("may be one of 2,000, in the order given, and no more")
    func count() throws {
        let pairs = (0..<2000).map { (name: "x-\($0 % 7)", value: "\($0)") }
        let fields = try HTTPFields(validating: pairs)
        #expect(fields.map(\.value) == pairs.map(\.value))
        #expect(throws: TransportError.self) { try HTTPFields(validating: pairs + pairs.prefix(1)) }
    }
}
