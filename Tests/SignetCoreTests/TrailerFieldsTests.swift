import HTTPTypes
import SignetCore
import Testing

@Suite("Trailer fields of a request")
struct TrailerFieldsTests {
    private func trailers(_ fields: [(name: String, value: String)]) async throws -> HTTPFields {
        let fields = try HTTPFields(validating: fields)
        let body = Body.stream(trailers: { fields }) { AsyncStream<[UInt8]> { $0.finish() } }
        var reader = try body.makeReader()
        #expect(try await reader.next() == nil)
        return try reader.trailers()
    }

    @Test("follow the body as they were given")
    func order() async throws {
        let fields = try await trailers([("X-Checksum", "abc"), ("x-a", "2"), ("X-A", "1")])
        #expect(fields.map(\.name.rawName) == ["X-Checksum", "x-a", "X-A"])
        #expect(fields.map(\.value) == ["abc", "2", "1"])
    }

    @Test(
        "that frame, route, authenticate or describe the content are refused (RFC 9110 §6.5.1)",
        arguments: [
            "Content-Length", "transfer-encoding", "Host", "Authorization", "Cookie", "Content-Encoding",
            "Content-Type",
            "Content-Range", "TE", "Trailer", "Connection", "Expect", "Upgrade",
        ])
    func forbidden(name: String) async throws {
        let error = await #expect(throws: TransportError.self) { _ = try await trailers([(name, "1")]) }
        #expect(error?.kind == .invalidRequest && error?.requestMayHaveBeenSent == true)
    }

    @Test("are refused before any I/O by a transport that cannot send them")
    func unsupported() async throws {
        let body = Body.stream(trailers: { [:] }) { AsyncStream<[UInt8]> { $0.finish() } }
        let request = try Request(.put, "http://localhost/", body: body)
        let lacking = TransportCapabilities(unsupported: [.requestTrailers: "it has no way to"])
        let error = #expect(throws: TransportError.self) { try request.validate(for: lacking) }
        #expect(error?.kind == .unsupported && error?.requestMayHaveBeenSent == false)
        try request.validate(for: TransportCapabilities())
    }

    @Test("are none for a body that has no place for them")
    func none() async throws {
        for body in [Body.none, .text("a"), .stream { AsyncStream<[UInt8]> { $0.finish() } }] {
            #expect(try body.makeReader().trailers().isEmpty)
        }
    }
}
