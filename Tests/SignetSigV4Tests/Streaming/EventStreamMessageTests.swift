@testable import SignetSigV4
import Testing

@Suite("Event-stream messages")
struct EventStreamMessageTests {
    static let everyType = EventStreamMessage(
        headers: [
            .init("true", .bool(true)), .init("false", .bool(false)), .init("byte", .byte(-2)),
            .init("short", .short(-300)), .init("integer", .integer(.min)), .init("long", .long(.max)),
            .init("bytes", .bytes([0, 255])), .init("string", .string("grüße")),
            .init("timestamp", .timestamp(milliseconds: -1)),
            .init("uuid", .uuid(0x0123_4567_89AB_CDEF_0123_4567_89AB_CDEF)),
        ],
        payload: Array("payload".utf8))

    /// The messages of the format's own test suite: an empty one, and one of a single header.
    @Test("The published encodings are reproduced")
    func published() throws {
        let empty: [UInt8] = [0, 0, 0, 0x10, 0, 0, 0, 0, 0x05, 0xC2, 0x48, 0xEB, 0x7D, 0x98, 0xC8, 0xFF]
        #expect(try EventStreamMessage().encoded() == empty)
        #expect(try EventStreamMessage(decoding: empty) == EventStreamMessage())
    }

    @Test("Every type of header comes back, wherever the stream is split")
    func everySplit() throws {
        let encoded = try Self.everyType.encoded() + EventStreamMessage().encoded() + Self.everyType.encoded()
        for split in 0...encoded.count {
            var decoder = EventStreamDecoder()
            let messages = try decoder.decode(Array(encoded[..<split])) + decoder.decode(Array(encoded[split...]))
            try decoder.finish()
            try #require(messages == [Self.everyType, EventStreamMessage(), Self.everyType])
        }
        var decoder = EventStreamDecoder()
        var messages: [EventStreamMessage] = []
        for byte in encoded { messages += try decoder.decode([byte]) }
        #expect(messages.count == 3)
    }

    @Test("Every flipped bit is found, and every cut")
    func damaged() throws {
        let encoded = try Self.everyType.encoded()
        for index in encoded.indices {
            for bit in 0..<8 {
                var flipped = encoded
                flipped[index] ^= 1 << bit
                #expect(throws: EventStreamError.self) { _ = try EventStreamMessage(decoding: flipped) }
            }
            #expect(throws: EventStreamError.self) { _ = try EventStreamMessage(decoding: Array(encoded[..<index])) }
            var decoder = EventStreamDecoder()
            #expect(try decoder.decode(Array(encoded[..<index])).isEmpty)
            if index > 0 { #expect(throws: EventStreamError.truncated) { try decoder.finish() } }
        }
    }

    @Test("What does not fit a message is refused before it is encoded")
    func tooLong() {
        let messages = [
            EventStreamMessage(headers: [.init("", .bool(true))]),
            EventStreamMessage(headers: [.init(String(repeating: "a", count: 256), .bool(true))]),
            EventStreamMessage(headers: [.init("a", .string(String(repeating: "a", count: 32_768)))]),
            EventStreamMessage(
                headers: .init(repeating: .init("a", .bytes([UInt8](repeating: 0, count: 32_767))), count: 5)),
            EventStreamMessage(payload: [UInt8](repeating: 0, count: 16_777_216)),
        ]
        for message in messages {
            #expect(throws: SigV4Error.self) { _ = try message.encoded() }
        }
    }

    /// Headers with checksums that are right around them.
    private static func message(headers: [UInt8]) -> [UInt8] {
        func bigEndian(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
        var bytes = bigEndian(UInt32(headers.count + 16)) + bigEndian(UInt32(headers.count))
        bytes += bigEndian(EventStreamMessage.checksum(of: bytes[...]))
        bytes += headers
        return bytes + bigEndian(EventStreamMessage.checksum(of: bytes[...]))
    }

    static let malformed: [([UInt8], EventStreamError)] = [
        ([0, 0], .malformed(why: "a header has no name")),
        ([1, 97], .malformed(why: "a part of it is longer than the rest")),
        ([1, 97, 10], .malformed(why: "a header has an unknown type")),
        ([1, 0xFF, 0], .malformed(why: "a name or text is not UTF-8")),
        ([1, 97, 7, 0xFF, 0xFF], .malformed(why: "a header's value is too long")),
        ([1, 97, 7, 0, 2, 97], .malformed(why: "a part of it is longer than the rest")),
    ]

    @Test("Malformed headers are refused for what is wrong with them", arguments: malformed)
    func malformedHeaders(headers: [UInt8], expected: EventStreamError) {
        #expect(throws: expected) { _ = try EventStreamMessage(decoding: Self.message(headers: headers)) }
        #expect(!expected.description.isEmpty)
    }

    @Test("The limits hold, and a decoder that has failed stays failed")
    func limits() throws {
        let encoded = try Self.everyType.encoded()
        for (limits, expected) in [
            (EventStreamLimits(messageBytes: 50), EventStreamError.limitExceeded(what: "bytes", limit: 50)),
            (EventStreamLimits(headerBytes: 50), .limitExceeded(what: "bytes of headers", limit: 50)),
        ] {
            var decoder = EventStreamDecoder(limits: limits)
            for _ in 0..<2 { #expect(throws: expected) { _ = try decoder.decode(Array(encoded[..<12])) } }
            #expect(throws: expected) { try decoder.finish() }
        }
    }
}
