import HTTPTypes
import SignetWire
import Testing

@Suite("Requests")
struct RequestTests {
    @Test("Each request is read alike however its bytes are split", arguments: RequestCase.all)
    func reading(_ row: RequestCase) throws {
        let text = row.bytes
        for pieces in splits(Array(text.utf8)) {
            let seen = RequestTranscript(decoding: pieces)
            #expect(seen.error == nil && seen.isClosed && seen.exchanges.count == 1)
            let exchange = try #require(seen.exchanges.first)
            let headEnd = try #require(text.firstRange(of: "\r\n\r\n")?.upperBound)
            #expect(String(decoding: exchange.head.bytes, as: UTF8.self) == text[..<headEnd])
            #expect(exchange.head.method == row.method && exchange.head.target == row.target)
            #expect(exchange.head.framing == row.framing)
            let framing = row.framing == .none ? 0 : 1
            let own = Array(exchange.head.fields).dropLast(framing)
            #expect(own.map(\.name.rawName) == ["Host"] + row.fields.map(\.0))
            #expect(own.map(\.value) == [row.host] + row.fields.map(\.1))
            #expect(String(decoding: exchange.body, as: UTF8.self) == row.body.joined())
            #expect(exchange.trailers.map(\.value) == row.trailers.map(\.1))
            #expect(exchange.isComplete && exchange.keepsConnection == row.keepsConnection)
        }
    }

    @Test("Each request is written as the bytes that are read", arguments: RequestCase.all)
    func writing(_ row: RequestCase) throws {
        var bytes = try RequestEncoder.head(
            row.method, target: row.target, host: row.host, fields: fields(row.fields), framing: row.framing)
        var body = RequestEncoder.body(row.framing)
        for piece in row.body { bytes += try body.encode(Array(piece.utf8)) }
        bytes += try body.end(trailers: fields(row.trailers))
        #expect(String(decoding: bytes, as: UTF8.self) == row.bytes)
    }

    @Test("Requests that follow one another at once are told apart wherever they are split")
    func pipelining() {
        let all = RequestCase.all.map(\.bytes).joined()
        let bytes = Array(all.utf8)
        for pieces in [[bytes], bytes.map { [$0] }] {
            let seen = RequestTranscript(decoding: pieces)
            #expect(seen.error == nil && seen.isClosed)
            #expect(seen.exchanges.map(\.head.target) == RequestCase.all.map(\.target))
            #expect(!seen.exchanges.contains { !$0.isComplete })
        }
    }

    @Test("A request cut short is an error wherever it is cut", arguments: RequestCase.all)
    func truncation(_ row: RequestCase) {
        let bytes = Array(row.bytes.utf8)
        for end in bytes.indices.dropFirst() {
            let seen = RequestTranscript(decoding: [Array(bytes[..<end])])
            #expect(seen.error == (seen.exchanges.isEmpty ? .truncatedHead : .truncatedBody))
        }
    }

    @Test("A request in HTTP/1.0 that says keep-alive is followed by another")
    func http10KeepAlive() {
        let text = "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n"
        let seen = RequestTranscript(decoding: [Array((text + text).utf8)])
        #expect(seen.exchanges.map(\.keepsConnection) == [true, true] && seen.isClosed)
    }

    @Test("One empty line before a request is forgiven")
    func leadingEmptyLine() {
        let seen = RequestTranscript(decoding: [Array("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)])
        #expect(seen.error == nil && seen.exchanges.first?.isComplete == true)
    }

    @Test("A request in HTTP/1.0 needs no Host, and ends the connection")
    func http10() {
        let seen = RequestTranscript(decoding: [Array("GET / HTTP/1.0\r\n\r\n".utf8)])
        #expect(seen.exchanges.first?.isComplete == true && seen.exchanges.first?.keepsConnection == false)
    }

    @Test(
        "Each is refused alike however its bytes are split",
        arguments: [
            "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n",
            "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /  HTTP/1.1\r\nHost: a\r\n\r\n", "GET /\r\nHost: a\r\n\r\n", "GET\r\n\r\n", " GET / HTTP/1.1\r\n\r\n",
            "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /é HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a\0 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /\tHTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
            "GET / http/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n",
            "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\n Host: a\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nax\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;\nsmuggled\r\n",
        ])
    func refusal(_ text: String) {
        for pieces in splits(Array(text.utf8)) {
            #expect(RequestTranscript(decoding: pieces).error == .malformed)
        }
    }
}
