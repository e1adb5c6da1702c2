import HTTPTypes
import SignetWire
import Testing

@Suite("Limits")
struct WireLimitsTests {
    private static let start = "HTTP/1.1 200 OK\r\n"
    private static let chunked = start + "Transfer-Encoding: chunked\r\n\r\n"

    @Test("The defaults are those that their reasons speak of")
    func defaults() {
        let limits = WireLimits()
        #expect(limits.headBytes == 65_536 && limits.lineBytes == 8192 && limits.fieldCount == 100)
        #expect(limits.chunkExtensionBytes == 16_384 && limits.trailerBytes == 16_384)
        #expect(limits.interimResponses == 5)
    }

    @Test("What reaches a limit is read, and one more is not, whole and byte by byte", arguments: LimitCase.defaults)
    func atTheLimit(_ row: LimitCase) {
        check(row) { [[$0], $0.map { [$0] }] }
    }

    @Test("So it is with other limits, cut at every byte", arguments: LimitCase.small)
    func everySplit(_ row: LimitCase) {
        check(row, splits)
    }

    private func check(_ row: LimitCase, _ cuts: ([UInt8]) -> [[[UInt8]]]) {
        for (text, expected) in [(row.fits, nil), (row.exceeds, row.error)] {
            for pieces in cuts(Array(text.utf8)) {
                let error =
                    row.isRequest
                    ? RequestTranscript(decoding: pieces, limits: row.limits).error
                    : ResponseTranscript(decoding: pieces, to: .get, endsStream: true, limits: row.limits).error
                #expect(error == expected)
            }
        }
    }

    @Test("An endless line is refused before it ends")
    func endlessLine() {
        let exceeds = Array((Self.start + "A: " + String(repeating: "x", count: 8192)).utf8)
        for pieces in [[exceeds], exceeds.map { [$0] }] {
            #expect(ResponseTranscript(decoding: pieces, to: .get, endsStream: false).error == .tooLarge)
        }
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

    @Test("No setting lets in as many fields as HTTPTypes traps on")
    func mostFields() {
        var limits = WireLimits()
        limits.fieldCount = .max
        limits.headBytes = .max
        let bytes = Array((Self.start + String(repeating: "A:\r\n", count: 65_535) + "\r\n").utf8)
        #expect(ResponseTranscript(decoding: [bytes], to: .get, endsStream: false, limits: limits).error == .tooLarge)
    }

    @Test("Limits as large as can be are none")
    func largest() {
        var limits = WireLimits()
        (limits.headBytes, limits.fieldCount, limits.lineBytes) = (.max, .max, .max)
        (limits.chunkExtensionBytes, limits.trailerBytes, limits.interimResponses) = (.max, .max, .max)
        for row in LimitCase.small {
            for pieces in splits(Array(row.exceeds.utf8)) {
                let error =
                    row.isRequest
                    ? RequestTranscript(decoding: pieces, limits: limits).error
                    : ResponseTranscript(decoding: pieces, to: .get, endsStream: true, limits: limits).error
                #expect(error == nil)
            }
        }
    }
}
