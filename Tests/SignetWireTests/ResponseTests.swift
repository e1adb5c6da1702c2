import HTTPTypes
import SignetWire
import Testing

@Suite("Responses")
struct ResponseTests {
    @Test("Each response is read alike however its bytes are split", arguments: ResponseCase.all)
    func reading(_ row: ResponseCase) {
        for pieces in splits(Array(row.bytes.utf8)) {
            let seen = ResponseTranscript(
                decoding: pieces, to: row.method, endsStream: row.framing == .untilClose)
            #expect(seen.error == nil)
            #expect(seen.isComplete)
            #expect(seen.head?.status == row.status)
            #expect(seen.head?.status.reasonPhrase == row.status.reasonPhrase)
            let framing = seen.head?.headerFields.last.map {
                ["content-length", "transfer-encoding"].contains($0.name.canonicalName)
            }
            let own = Array(seen.head?.headerFields ?? [:]).dropLast(framing == true ? 1 : 0)
            #expect(own.map(\.name.rawName) == row.fields.map(\.0))
            #expect(own.map(\.value) == row.fields.map(\.1))
            #expect(String(decoding: seen.body, as: UTF8.self) == row.body.joined())
            #expect(seen.trailers.map(\.name.rawName) == row.trailers.map(\.0))
            #expect(seen.trailers.map(\.value) == row.trailers.map(\.1))
            #expect(seen.keepsConnection == row.keepsConnection)
            #expect(!seen.hasExcessBytes)
        }
    }

    @Test("Each response is written as the bytes that are read", arguments: ResponseCase.all)
    func writing(_ row: ResponseCase) throws {
        let head = HTTPResponse(status: row.status, headerFields: fields(row.fields))
        var bytes = try ResponseEncoder.head(head, framing: row.framing)
        var body = ResponseEncoder.body(row.framing, of: row.status, to: row.method)
        for piece in row.body { bytes += try body.encode(Array(piece.utf8)) }
        if row.method != .head { bytes += try body.end(trailers: fields(row.trailers)) }
        #expect(String(decoding: bytes, as: UTF8.self) == row.bytes)
    }

    @Test("Bytes after the end of a response are not part of it", arguments: ResponseCase.all)
    func trailingBytes(_ row: ResponseCase) {
        guard row.framing != .untilClose else { return }
        let bytes = Array((row.bytes + "HTTP/1.1 200 OK\r\n").utf8)
        let seen = ResponseTranscript(decoding: [bytes], to: row.method, endsStream: false)
        #expect(seen.isComplete && seen.error == nil && seen.hasExcessBytes)
        #expect(String(decoding: seen.body, as: UTF8.self) == row.body.joined())
    }

    @Test("A response cut short is an error wherever it is cut", arguments: ResponseCase.all)
    func truncation(_ row: ResponseCase) throws {
        guard row.framing != .untilClose else { return }
        let bytes = Array(row.bytes.utf8)
        for end in bytes.indices.dropFirst() {
            let seen = ResponseTranscript(decoding: [Array(bytes[..<end])], to: row.method, endsStream: true)
            #expect(seen.error == (seen.head == nil ? .truncatedHead : .truncatedBody))
        }
    }

    @Test("A stream that ends before the first byte is no error of the codec")
    func emptyStream() throws {
        var decoder = ResponseDecoder(method: .get)
        decoder.receivedEOF()
        #expect(try decoder.next() == .closed)
    }

    @Test("Interim responses come before the final one, five at most")
    func interimResponses() {
        let hint = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
        let final = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
        for pieces in splits(Array((hint + hint + final).utf8)) {
            let seen = ResponseTranscript(decoding: pieces, to: .get, endsStream: false)
            #expect(seen.informational.map(\.status.code) == [103, 103])
            #expect(seen.informational.first?.headerFields.first?.value == "</a>")
            #expect(seen.isComplete && seen.head?.status == .ok)
        }
        let five = String(repeating: hint, count: 5) + final
        #expect(ResponseTranscript(decoding: [Array(five.utf8)], to: .get, endsStream: false).error == nil)
        #expect(
            ResponseTranscript(decoding: [Array((hint + five).utf8)], to: .get, endsStream: false).error == .malformed)
    }

    @Test("An interim response is written as the bytes that are read")
    func writingInterim() throws {
        let hint = HTTPResponse(
            status: .init(code: 103, reasonPhrase: "Early Hints"), headerFields: fields([("Link", "</a>")]))
        let bytes = try ResponseEncoder.head(hint, framing: .none)
        #expect(String(decoding: bytes, as: UTF8.self) == "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
        let seen = ResponseTranscript(decoding: [bytes], to: .get, endsStream: false)
        #expect(seen.informational == [hint] && seen.head == nil && seen.error == nil)
    }

    @Test(
        "After CONNECT any 2xx ends with its head and any other has its body",
        arguments: [
            ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", ""),
            ("HTTP/1.1 299 OK\r\nTransfer-Encoding: chunked\r\n\r\n", ""),
            ("HTTP/1.1 407 No\r\nContent-Length: 2\r\n\r\nno", "no"),
        ])
    func connect(_ text: String, _ body: String) {
        for pieces in splits(Array(text.utf8)) {
            let seen = ResponseTranscript(decoding: pieces, to: .connect, endsStream: false)
            #expect(seen.isComplete && String(decoding: seen.body, as: UTF8.self) == body && !seen.keepsConnection)
        }
    }

    @Test("Whatever a response to HEAD says of a body, there is none")
    func head() {
        for fields in ["", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n"] {
            for pieces in splits(Array(("HTTP/1.1 200 OK\r\n" + fields + "\r\n").utf8)) {
                let seen = ResponseTranscript(decoding: pieces, to: .head, endsStream: false)
                #expect(seen.isComplete && seen.body.isEmpty && seen.keepsConnection)
            }
        }
    }

    @Test("A status line can be read by itself")
    func statusLine() throws {
        let line = try StatusLine(parsing: Array("HTTP/1.0 404 Not Found".utf8))
        #expect(line.version == .http1_0 && line.status == .notFound && line.status.reasonPhrase == "Not Found")
    }

    @Test("Bytes above ASCII in a value arrive unchanged")
    func obsText() throws {
        let value = Array(UInt8(0x80)...0xFF)
        let bytes = Array("HTTP/1.1 200 OK\r\nX-Raw: ".utf8) + value + Array("\r\nContent-Length: 0\r\n\r\n".utf8)
        let seen = ResponseTranscript(decoding: [bytes], to: .get, endsStream: false)
        let first = try #require(seen.head?.headerFields.first)
        #expect(first.withUnsafeBytesOfValue { Array($0) } == value)
    }

    @Test(
        "Forms that RFC 9112 allows, and the encoder does not write, are read",
        arguments: [
            "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length:0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: \t 0 \t\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 000\r\n\r\n",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: CHUNKED\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n000000000000000A;x=\"y\"\r\n0123456789\r\n0;last\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\naB\r\n" + String(repeating: "x", count: 171)
                + "\r\n00\r\n\r\n",
            "HTTP/1.0 200 OK\r\nConnection: Foo, Keep-Alive\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n",
            "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n",
            "HTTP/1.1 304 Not Modified\r\n\r\n",
            "HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n",
            "HTTP/1.1 100 Continue\r\nContent-Length: 5\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 200 a\tb\r\nX-A: a\tb\r\nContent-Length: 0\r\n\r\n",
        ])
    func allowedForms(_ text: String) {
        for pieces in splits(Array(text.utf8)) {
            let seen = ResponseTranscript(decoding: pieces, to: .get, endsStream: false)
            #expect(seen.isComplete && seen.error == nil && seen.keepsConnection)
        }
    }

    @Test(
        "A connection is kept only when version, fields and framing say so",
        arguments: [
            ("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", false),
            ("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n", true),
            ("HTTP/1.1 200 OK\r\nConnection: keep-alive, CLOSE\r\nContent-Length: 0\r\n\r\n", false),
            ("HTTP/1.1 200 OK\r\nConnection: x,,y ,close\r\nContent-Length: 0\r\n\r\n", false),
            ("HTTP/1.1 200 OK\r\nConnection: closed\r\nContent-Length: 0\r\n\r\n", true),
            ("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n\r\n", false),
        ])
    func persistence(_ text: String, _ isKept: Bool) {
        let seen = ResponseTranscript(decoding: [Array(text.utf8)], to: .get, endsStream: false)
        #expect(seen.keepsConnection == isKept)
    }
}
