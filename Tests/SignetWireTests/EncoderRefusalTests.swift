import HTTPTypes
import SignetWire
import Testing

@Suite("What the encoders refuse")
struct EncoderRefusalTests {
    private func refusal(_ write: () throws -> Void) -> WireError.Kind? {
        do {
            try write()
            return nil
        } catch {
            return (error as? WireError)?.kind
        }
    }

    @Test("No byte that ends a line or a target gets into a request line or Host")
    func injection() {
        for byte in UInt8.min...UInt8.max where !(0x21...0x7E).contains(byte) {
            let text = "/a" + String(UnicodeScalar(byte)) + "b"
            #expect(refusal { _ = try RequestEncoder.head(.get, target: text, host: "a") } == .unencodable)
            #expect(refusal { _ = try RequestEncoder.head(.get, target: "/", host: text) } == .unencodable)
        }
    }

    @Test("No control character gets into a field value")
    func fieldValues() throws {
        let name = try #require(HTTPField.Name("X-A"))
        for byte in UInt8.min...UInt8.max {
            let field = HTTPField(name: name, lenientValue: [0x61, byte, 0x62])
            let isKept = field.withUnsafeBytesOfValue { Array($0) } == [0x61, byte, 0x62]
            let isLegal = byte >= 0x20 && byte != 0x7F || byte == 0x09
            guard isKept else { continue }
            let kind = refusal {
                _ = try RequestEncoder.head(.get, target: "/", host: "a", fields: HTTPFields([field]))
            }
            #expect((kind == nil) == isLegal)
        }
    }

    @Test("Fields that contradict the framing are refused")
    func framingFields() {
        let rows: [([(String, String)], MessageFraming)] = [
            ([("Content-Length", "5")], .none), ([("Content-Length", "5")], .chunked),
            ([("Content-Length", "5")], .contentLength(6)), ([("Content-Length", "05")], .contentLength(5)),
            ([("Content-Length", "5"), ("content-length", "5")], .contentLength(5)),
            ([("Transfer-Encoding", "chunked")], .chunked), ([("transfer-encoding", "gzip")], .none),
            ([("Host", "b")], .none), ([], .untilClose),
        ]
        for (given, framing) in rows {
            let kind = refusal {
                _ = try RequestEncoder.head(.post, target: "/", host: "a", fields: fields(given), framing: framing)
            }
            #expect(kind == .unencodable)
        }
    }

    @Test("A Content-Length that is right stays where it was given")
    func statedLength() throws {
        let bytes = try RequestEncoder.head(
            .post, target: "/", host: "a", fields: fields([("content-length", "5"), ("X-A", "b")]),
            framing: .contentLength(5))
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "POST / HTTP/1.1\r\nHost: a\r\ncontent-length: 5\r\nX-A: b\r\n\r\n")
    }

    @Test("A body longer or shorter than its length, or after its end, is refused")
    func bodyLength() throws {
        var longer = RequestEncoder.body(.contentLength(3))
        #expect(refusal { _ = try longer.encode([1, 2, 3, 4]) } == .unencodable)
        var shorter = RequestEncoder.body(.contentLength(3))
        _ = try shorter.encode([1, 2])
        #expect(refusal { _ = try shorter.end() } == .unencodable)
        var ended = RequestEncoder.body(.chunked)
        _ = try ended.end()
        #expect(refusal { _ = try ended.encode([1]) } == .unencodable)
        #expect(refusal { _ = try ended.end() } == .unencodable)
        var plain = RequestEncoder.body(.contentLength(0))
        #expect(refusal { _ = try plain.end(trailers: fields([("A", "b")])) } == .unencodable)
        var toHead = ResponseEncoder.body(.contentLength(3), of: .ok, to: .head)
        #expect(refusal { _ = try toHead.encode([1]) } == .unencodable)
    }

    @Test("An empty piece of a chunked body does not end it")
    func emptyChunk() throws {
        var body = RequestEncoder.body(.chunked)
        let nothing = try body.encode([])
        let chunk = try body.encode([0x61])
        #expect(nothing.isEmpty && chunk == Array("1\r\na\r\n".utf8))
    }

    @Test("No control character gets into a reason phrase: HTTPTypes replaces most, the rest is refused")
    func reasonPhrases() {
        for byte in Array(UInt8.min..<0x20) + [0x7F] where byte != 0x09 {
            let phrase = "O" + String(UnicodeScalar(byte)) + "K"
            let head = HTTPResponse(status: .init(code: 200, reasonPhrase: phrase))
            let written = try? ResponseEncoder.head(head, framing: .none)
            #expect(written == nil || written == Array("HTTP/1.1 200 O K\r\n\r\n".utf8))
        }
    }

    @Test("A status below 100, and a framed 1xx or 204, are refused")
    func statuses() {
        let rows: [(Int, MessageFraming)] = [(0, .none), (99, .none), (103, .contentLength(0)), (204, .chunked)]
        for (code, framing) in rows {
            let head = HTTPResponse(status: .init(code: code))
            #expect(refusal { _ = try ResponseEncoder.head(head, framing: framing) } == .unencodable)
        }
    }
}
