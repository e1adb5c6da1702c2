import HTTPTypes
import SignetWire
import Testing

@Suite("Malformed responses")
struct MalformedResponseTests {
    private static let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

    static let heads: [String] = [
        // status-line (RFC 9112 §4)
        "HTTP/1.1\t200 OK\r\n", "HTTP/1.1  200 OK\r\n", "HTTP/1.1 200\tOK\r\n", "HTTP/1.1 2 OK\r\n",
        "HTTP/1.1 20 OK\r\n", "HTTP/1.1 2000 OK\r\n", "HTTP/1.1 2x0 OK\r\n", "HTTP/1.1 +20 OK\r\n",
        "HTTP/1.1 -20 OK\r\n", "HTTP/1.1 000 OK\r\n", "HTTP/1.1 099 OK\r\n", "HTTP/1.1 OK\r\n", "HTTP/1.1\r\n",
        "HTTP/1.1 \r\n", "HTTP/01.1 200 OK\r\n", "HTTP/1.10 200 OK\r\n", "HTTP/11 200 OK\r\n", "HTTP/1,1 200 OK\r\n",
        "HTTP/0.9 200 OK\r\n", "HTTP/2.0 200 OK\r\n", "HTTP/1.2 200 OK\r\n", "HTTP/9.9 200 OK\r\n",
        "http/1.1 200 OK\r\n", "HTTPS/1.1 200 OK\r\n", "ICY 200 OK\r\n", "\r\nHTTP/1.1 200 OK\r\n",
        " HTTP/1.1 200 OK\r\n", "<html>hello</html>\r\n", "SSH-2.0-OpenSSH\r\n", "HTTP/1.1 200 O\rK\r\n",
        "HTTP/1.1 200 O\0K\r\n", "HTTP/1.1 200 OK\n", "HTTP/1.1 101 Switching Protocols\r\n",
        // field-line (RFC 9112 §5)
        "HTTP/1.1 200 OK\r\nX-A : b\r\n", "HTTP/1.1 200 OK\r\nX-A\t: b\r\n", "HTTP/1.1 200 OK\r\n X-A: b\r\n",
        "HTTP/1.1 200 OK\r\nX-A: b\r\n folded\r\n", "HTTP/1.1 200 OK\r\nX-A: b\r\n\tfolded\r\n",
        "HTTP/1.1 200 OK\r\n: b\r\n", "HTTP/1.1 200 OK\r\nX-A\r\n", "HTTP/1.1 200 OK\r\nX(A): b\r\n",
        "HTTP/1.1 200 OK\r\nX\"A: b\r\n", "HTTP/1.1 200 OK\r\nX/A: b\r\n", "HTTP/1.1 200 OK\r\nÄ: b\r\n",
        "HTTP/1.1 200 OK\r\nX-A: a\0b\r\n", "HTTP/1.1 200 OK\r\nX-A: a\rb\r\n", "HTTP/1.1 200 OK\r\nX-A: a\u{1}b\r\n",
        "HTTP/1.1 200 OK\r\nX-A: a\u{7F}b\r\n", "HTTP/1.1 200 OK\r\nX-A: a\nX-B: c\r\n",
        "HTTP/1.1 200 OK\r\nX-A: b\r\r\n", "HTTP/1.1 200 OK\r\nX-A: b\n",
        // Content-Length (RFC 9110 §8.6)
        "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5,6\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5 5\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 0x5\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5.0\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5_0\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length:\r\n", "HTTP/1.1 200 OK\r\nContent-Length: five\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775808\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\ncontent-length: 5\r\n",
        // Transfer-Encoding (RFC 9112 §6.1)
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, identity\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunkedchunked\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: xchunked\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding:\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked;q=1\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
    ].map { $0 + "\r\n" }

    /// Chunks (RFC 9112 §7.1) after a good head.
    static let chunks: [String] = [
        "0x5\r\nhello\r\n", "+5\r\nhello\r\n", "-5\r\nhello\r\n", "5 \r\nhello\r\n", " 5\r\nhello\r\n",
        "5 ;x\r\nhello\r\n",
        "\r\nhello\r\n", ";x\r\n", "g\r\n", "5_0\r\n", "00000000000000005\r\nhello\r\n", "FFFFFFFFFFFFFFFF\r\n",
        "8000000000000000\r\n", "10000000000000000\r\n", "5\nhello\r\n", "5\rhello\r\n", "5;a\0\r\nhello\r\n",
        "5;a\nb\r\nhello\r\n", "5\r\nhello\n", "5\r\nhelloXX", "5\r\nhello\rX", "5\r\nhello!\r\n",
        "5\r\nhello0\r\n\r\n",
        "0\r\nX-A : b\r\n\r\n", "0\r\n folded\r\n\r\n", "0\r\nX-A: a\0\r\n\r\n", "0\r\nX-A: b\n\r\n",
        "0\r\nno colon\r\n\r\n",
    ].map { chunked + $0 }

    @Test("Each is refused alike however its bytes are split", arguments: heads + chunks)
    func refusal(_ text: String) {
        for pieces in splits(Array(text.utf8)) {
            let seen = ResponseTranscript(decoding: pieces, to: .get, endsStream: true)
            #expect(seen.error == .malformed)
            #expect(!seen.isComplete)
        }
    }

    @Test("The table holds what it must: at least sixty rows")
    func tableSize() {
        #expect(Self.heads.count + Self.chunks.count >= 60)
    }

    @Test("An error is repeated, not decoded past")
    func errorsStay() throws {
        var decoder = ResponseDecoder(method: .get)
        decoder.receive(Array("HTTP/1.1 200 OK\r\nX-A : b\r\n\r\n".utf8))
        let first = #expect(throws: WireError.self) { try decoder.next() }
        decoder.receive(Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".utf8))
        let second = #expect(throws: WireError.self) { try decoder.next() }
        #expect(first == second)
    }

    @Test("The error names the field and the section, and shows no value")
    func wording() throws {
        let error = #expect(throws: WireError.self) {
            try FieldLine.parse(Array("Authorization : AWS4-HMAC-SHA256 secret".utf8))
        }
        let text = try #require(error?.description)
        #expect(text.contains("'Authorization :'") && text.contains("RFC 9112 §5.1") && !text.contains("secret"))
    }

    @Test("TLS on a connection without it is called by its name")
    func tlsAlert() throws {
        var decoder = ResponseDecoder(method: .get)
        decoder.receive([21, 3, 3, 0, 2, 2, 80])
        let error = #expect(throws: WireError.self) { try decoder.next() }
        #expect(error?.description.contains("TLS") == true)
    }
}
