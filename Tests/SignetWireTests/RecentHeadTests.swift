import Foundation
import HTTPTypes
import Testing

@testable import SignetWire

@Suite("A head that came before")
struct RecentHeadTests {
    /// A decoder that has read `text`, as far as it goes.
    private func decoder(after text: String) -> ResponseDecoder {
        var decoder = ResponseDecoder(method: .get)
        decoder.receive(Array(text.utf8))
        while let event = try? decoder.next() {
            if case .needsMoreBytes = event { break }
            if case .end = event { break }
        }
        return decoder
    }

    /// What a decoder that was told of the head of `first` makes of `pieces`.
    private func reading(
        _ pieces: [[UInt8]], after first: String, to method: HTTPRequest.Method = .get,
        limits: WireLimits = WireLimits(), lent: Bool = false
    ) -> ResponseTranscript {
        let recent = decoder(after: first).recentHead
        let decoder = ResponseDecoder(method: method, limits: limits, recentHead: recent)
        return ResponseTranscript(decoding: pieces, with: decoder, endsStream: true, lent: lent)
    }

    private static let others =
        ResponseCase.all.map(\.bytes) + ["HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nX-A: b\r\n\r\n"]

    @Test("Whatever head came before, a response is read as if none had", arguments: ResponseCase.all)
    func sameMeaning(_ row: ResponseCase) {
        for pieces in splits(Array(row.bytes.utf8)) {
            let expected = ResponseTranscript(decoding: pieces, to: row.method, endsStream: true)
            for other in Self.others {
                #expect(reading(pieces, after: other, to: row.method) == expected)
                #expect(reading(pieces, after: other, to: row.method, lent: true) == expected)
            }
        }
    }

    private static let unfinished = ["", "HTTP/1.1 20", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nX-A: b\r\n"]

    @Test("A decoder that begins anew, wherever it had come to, reads as a new one", arguments: ResponseCase.all)
    func beginsAnew(_ row: ResponseCase) {
        for pieces in splits(Array(row.bytes.utf8)) {
            let expected = ResponseTranscript(decoding: pieces, to: row.method, endsStream: true)
            for other in Self.others + Self.unfinished {
                var used = decoder(after: other)
                used.startNextResponse(to: row.method, recentHead: used.recentHead)
                #expect(ResponseTranscript(decoding: pieces, with: used, endsStream: true) == expected)
                #expect(ResponseTranscript(decoding: pieces, with: used, endsStream: true, lent: true) == expected)
            }
        }
    }

    private static let head = "HTTP/1.1 200 OK\r\nServer: a\r\nDate: Mon\r\nX-Id: 1\r\nContent-Length: 2\r\n\r\n"

    @Test(
        "A line that differs is read anew, and those around it are not mistaken",
        arguments: [
            ("Server: a", "Server: b"), ("Date: Mon", "Date: Tuesday"), ("X-Id: 1\r\n", ""),
            ("Server: a\r\n", ""), ("X-Id: 1", "X-Id: 1\r\nX-Id: 2"), ("Content-Length: 2", "content-length: 2"),
            ("200 OK", "201 Created"), ("HTTP/1.1", "HTTP/1.0"), ("Date: Mon", "Date: Mon\r\nServer: a"),
        ])
    func difference(_ old: String, _ new: String) throws {
        let range = try #require(Self.head.range(of: old))
        let text = Self.head.replacingCharacters(in: range, with: new) + "ok"
        for pieces in splits(Array(text.utf8)) {
            let seen = reading(pieces, after: Self.head + "ok")
            #expect(seen == ResponseTranscript(decoding: pieces, to: .get, endsStream: true))
            #expect(seen.isComplete && seen.body == Array("ok".utf8))
        }
    }

    @Test(
        "A line that was changed for the worse is refused", arguments: ["X-Id : 1", "X-Id: \u{1}", " X-Id: 1", "X-Id"])
    func malformed(_ line: String) {
        let text = Self.head.replacingOccurrences(of: "X-Id: 1", with: line) + "ok"
        for pieces in splits(Array(text.utf8)) {
            #expect(reading(pieces, after: Self.head + "ok").error == .malformed)
        }
    }

    @Test("A head is recalled whole, and only by a decoder with the limits it was accepted by")
    func limits() {
        let bytes = Array((Self.head + "ok").utf8)
        var strict = WireLimits()
        strict.fieldCount = 3
        #expect(reading([bytes], after: Self.head).isComplete)
        #expect(reading([bytes], after: Self.head, limits: strict).error == .tooLarge)
    }

    @Test("The same head means no body after HEAD, and one after GET")
    func method() {
        let bytes = Array(Self.head.utf8)
        #expect(reading([bytes], after: Self.head, to: .head).isComplete)
        #expect(reading([bytes], after: Self.head, to: .get).error == .truncatedBody)
    }

    @Test("Of a head past 4 KiB, of an interim one, and of one that was cut nothing is kept")
    func kept() throws {
        let long = "HTTP/1.1 200 OK\r\nX-A: \(String(repeating: "a", count: 4096))\r\nContent-Length: 0\r\n\r\n"
        for pieces in [[long], ["HTTP/1.1 100 Continue\r\n\r\n"], ["HTTP/1.1 204 No Content\r\nX-A: b\r\n", "\r\n"]] {
            var decoder = ResponseDecoder(method: .get)
            for piece in pieces {
                decoder.receive(Array(piece.utf8))
                _ = try decoder.next()
            }
            #expect(decoder.recentHead == nil)
        }
        var decoder = ResponseDecoder(method: .get)
        decoder.receive(Array(Self.head.utf8))
        _ = try decoder.next()
        #expect(decoder.recentHead?.bytes == Array(Self.head.utf8))
    }
}
