import HTTPTypes
@testable import SignetSigV4
import Testing

@Suite("Signed events")
struct EventSigningTests {
    @Test("The stream of aws-c-auth's tests is reproduced, and verified")
    func published() throws {
        let opened = try EventExample.open()
        #expect(opened.signed.signature == "e1d8e8c8815e60969f2a34765c9a15945ffc0badbaa4b7e3b163ea19131e949b")
        var signer = opened.signer
        var verifier = try EventExample.verifier(of: opened.signed.request)
        for (index, payload) in ["A", "B", "C", ""].map({ Array($0.utf8) }).enumerated() {
            let date = EventExample.date.adding(seconds: Int64(index) + 1)
            let message = try EventStreamMessage(decoding: signer.sign(payload: payload, at: date))
            let expected = try #require(Hexadecimal.bytes(EventExample.signatures[index].utf8))
            #expect(message.headers.map(\.name) == [":date", ":chunk-signature"])
            #expect(message.headers[0].value == .timestamp(milliseconds: date.secondsSince1970 * 1000))
            #expect(message.headers[1].value == .bytes(expected))
            #expect(try verifier.verifyPayload(message, at: date) == (payload.isEmpty ? nil : payload))
        }
        try verifier.finish()
    }

    private static let event = EventStreamMessage(
        headers: [.init(":event-type", .string("AudioEvent"))], payload: Array("sound".utf8))

    @Test("Across midnight each event is signed with the key of its day")
    func midnight() throws {
        let date = Timestamp(secondsSince1970: 348_537_599)
        let opened = try EventExample.open(at: date)
        var signer = opened.signer
        var verifier = try EventExample.verifier(of: opened.signed.request, at: date)
        for second in 0..<3 {
            let now = date.adding(seconds: Int64(second))
            let message = try EventStreamMessage(decoding: signer.sign(Self.event, at: now))
            #expect(try verifier.verify(message, at: now) == Self.event)
        }
        #expect(throws: EventStreamError.truncated) { try verifier.finish() }
        let end = try EventStreamMessage(decoding: signer.finish(at: date))
        #expect(try verifier.verify(end, at: date) == nil)
        try verifier.finish()
        #expect(throws: EventStreamError.afterEnd) { _ = try verifier.verify(end, at: date) }
        #expect(throws: SigV4Error.self) { _ = try signer.sign(Self.event, at: date) }
    }

    @Test("An event changed, left out, doubled, unsigned or old is refused, and the stream with it")
    func tampered() throws {
        let opened = try EventExample.open()
        var signer = opened.signer
        let now = EventExample.date
        let messages = try (0..<3).map { _ in try EventStreamMessage(decoding: signer.sign(Self.event, at: now)) }
        var changed = messages[0]
        changed.payload[0] ^= 1
        var redated = messages[0]
        redated.headers[0].value = .timestamp(milliseconds: now.secondsSince1970 * 1000 + 1)
        let cases: [([EventStreamMessage], EventStreamError)] = [
            ([changed], .signatureMismatch(index: 0)), ([redated], .signatureMismatch(index: 0)),
            ([messages[1]], .signatureMismatch(index: 0)),
            ([messages[0], messages[2]], .signatureMismatch(index: 1)),
            ([messages[0], messages[0]], .signatureMismatch(index: 1)), ([Self.event], .unsigned),
        ]
        for (stream, expected) in cases {
            var verifier = try EventExample.verifier(of: opened.signed.request)
            for _ in 0..<2 {
                #expect(throws: expected) { for message in stream { _ = try verifier.verify(message, at: now) } }
            }
            #expect(throws: expected) { try verifier.finish() }
            #expect(!expected.description.isEmpty)
        }
        var verifier = try EventExample.verifier(of: opened.signed.request)
        let later = now.adding(seconds: 301)
        #expect(throws: EventStreamError.stale(eventDate: now, now: later, toleranceSeconds: 300)) {
            _ = try verifier.verify(messages[0], at: later)
        }
    }

    @Test("An event that leaves no room for its signature is refused, and the stream goes on")
    func tooLong() throws {
        let opened = try EventExample.open()
        var signer = opened.signer
        let longest = 16_777_216 - 16 - 67
        #expect(throws: SigV4Error.self) {
            _ = try signer.sign(payload: [UInt8](repeating: 0, count: longest + 1), at: EventExample.date)
        }
        let message = try signer.sign(payload: [UInt8](repeating: 0, count: longest), at: EventExample.date)
        #expect(message.count == 16_777_216)
        var verifier = try EventExample.verifier(of: opened.signed.request)
        let decoded = try EventStreamMessage(decoding: message)
        #expect(try verifier.verifyPayload(decoded, at: EventExample.date)?.count == longest)
    }

    @Test("A request that opens no event stream, or is not signed so, is refused")
    func head() throws {
        var request = try EventExample.open().signed.request
        request.headerFields[.contentEncoding] = "gzip"
        #expect(throws: VerificationError.self) { _ = try EventExample.verifier(of: request) }
        request.headerFields[try ChunkExample.field("x-amz-content-sha256")] = nil
        #expect(throws: VerificationError.self) { _ = try EventExample.verifier(of: request) }
    }
}
