import HTTPTypes
import SignetCore
import Testing

@Suite("What a request says besides its fields")
struct RequestOutlineTests {
    private func outline(_ fields: HTTPFields = [:], body: Body = .none) throws -> RequestOutline {
        try Request(.put, "http://example.com:81/a?b=c", headers: fields, body: body)
            .validate(for: TransportCapabilities())
    }

    @Test("is what its head says")
    func head() throws {
        let outline = try outline()
        #expect(outline.method == .put && outline.target == "/a?b=c" && outline.host == "example.com:81")
        #expect(outline.framing == .contentLength(0) && !outline.closesConnection)
    }

    @Test("has the framing of the request, stated or not", arguments: [[:], [.contentLength: "5"]] as [HTTPFields])
    func framing(_ fields: HTTPFields) throws {
        #expect(try outline(fields, body: .text("hello")).framing == .contentLength(5))
    }

    @Test(
        "knows whether the connection is to be closed",
        arguments: [("close", true), ("Keep-Alive , CLOSE", true), ("keep-alive", false), ("closed", false)])
    func closing(_ options: String, _ closes: Bool) throws {
        #expect(try outline([.connection: options]).closesConnection == closes)
    }
}
