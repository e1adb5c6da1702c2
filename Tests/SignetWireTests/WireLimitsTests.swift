import HTTPTypes
import SignetWire
import Testing

@Suite("Limits")
struct WireLimitsTests {
    private static let start = "HTTP/1.1 200 OK\r\n"
    private static let chunked = start + "Transfer-Encoding: chunked\r\n\r\n"

    private func outcome(_ text: String) -> [WireError.Kind?] {
        let bytes = Array(text.utf8)
        let pieces = [[bytes], bytes.map { [$0] }]
        return pieces.map { ResponseTranscript(decoding: $0, to: .get, endsStream: false).error }
    }

    @Test("A line of 8 KiB is read, one of a byte more is not")
    func line() {
        let fits = Self.start + "A: " + String(repeating: "x", count: 8192 - 3) + "\r\n\r\n"
        #expect(outcome(fits) == [nil, nil])
        let exceeds = Self.start + "A: " + String(repeating: "x", count: 8192 - 2)
        #expect(outcome(exceeds + "\r\n\r\n") == [.tooLarge, .tooLarge])
        #expect(outcome(exceeds + "x") == [.tooLarge, .tooLarge])
    }

    @Test("A head of 64 KiB is read, one of a byte more is not")
    func head() {
        let line = "A: " + String(repeating: "x", count: 8192 - 5) + "\r\n"
        let lines = String(repeating: line, count: 7)
        let rest = 65_536 - Self.start.utf8.count - lines.utf8.count - 2
        let last = "A: " + String(repeating: "x", count: rest - 5) + "\r\n"
        #expect(outcome(Self.start + lines + last + "\r\n") == [nil, nil])
        #expect(outcome(Self.start + lines + "x" + last + "\r\n") == [.tooLarge, .tooLarge])
    }

    @Test("Where a section ends before the line does, one error is given however the bytes are split")
    func sectionBeforeLine() {
        var limits = WireLimits()
        (limits.headBytes, limits.trailerBytes) = (Self.chunked.utf8.count, 16)
        let long = String(repeating: "x", count: 40)
        for end in ["\n", "\r\n"] {
            for text in [Self.start + "Transfer-Encoding: c" + long + end, Self.chunked + "0\r\n" + long + end] {
                for pieces in splits(Array(text.utf8)) {
                    let seen = ResponseTranscript(decoding: pieces, to: .get, endsStream: false, limits: limits)
                    #expect(seen.error == .tooLarge)
                }
            }
        }
    }

    @Test("A hundred fields are read, one more is not")
    func fieldCount() {
        let fields = String(repeating: "A: b\r\n", count: 100)
        #expect(outcome(Self.start + fields + "\r\n") == [nil, nil])
        #expect(outcome(Self.start + fields + "A: b\r\n\r\n") == [.tooLarge, .tooLarge])
    }

    @Test("No setting lets in as many fields as HTTPTypes traps on")
    func mostFields() {
        var limits = WireLimits()
        limits.fieldCount = .max
        limits.headBytes = .max
        let bytes = Array((Self.start + String(repeating: "A:\r\n", count: 65_535) + "\r\n").utf8)
        #expect(ResponseTranscript(decoding: [bytes], to: .get, endsStream: false, limits: limits).error == .tooLarge)
    }

    @Test("Chunk extensions count together over the chunks of a body")
    func chunkExtensions() {
        let chunk = "1;" + String(repeating: "x", count: 4095) + "\r\na\r\n"
        #expect(outcome(Self.chunked + String(repeating: chunk, count: 4) + "0\r\n\r\n") == [nil, nil])
        #expect(outcome(Self.chunked + String(repeating: chunk, count: 4) + "0;\r\n\r\n") == [.tooLarge, .tooLarge])
    }

    @Test("A trailer section has its own limits")
    func trailers() {
        let line = "A: " + String(repeating: "x", count: 4096 - 5) + "\r\n"
        #expect(outcome(Self.chunked + "0\r\n" + String(repeating: line, count: 4) + "\r\n") == [.tooLarge, .tooLarge])
        #expect(outcome(Self.chunked + "0\r\n" + String(repeating: line, count: 3) + "\r\n") == [nil, nil])
        let many = String(repeating: "A: b\r\n", count: 101)
        #expect(outcome(Self.chunked + "0\r\n" + many + "\r\n") == [.tooLarge, .tooLarge])
    }

    @Test("A request has the same limits")
    func request() {
        let long = "GET /" + String(repeating: "x", count: 8192)
        #expect(RequestTranscript(decoding: [Array(long.utf8)]).error == .tooLarge)
    }
}
