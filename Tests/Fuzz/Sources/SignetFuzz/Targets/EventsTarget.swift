import SignetSigV4

/// Event-stream messages: what is encoded is decoded, and what a stranger sends means the same however it is split.
enum EventsTarget {
    static func run(_ input: inout FuzzedInput) {
        let choice = input.byte()
        let step = Int(input.byte()) + 1
        if choice & 1 == 0 {
            strangers(Array(input.rest()), step: step)
        } else {
            roundTrip(&input, step: step)
        }
    }

    private static func strangers(_ bytes: [UInt8], step: Int) {
        let whole = decode(bytes, step: bytes.count + 1)
        let pieces = decode(bytes, step: step)
        require(whole.error == pieces.error, "split otherwise it is \(pieces), not \(whole)")
    }

    private static func roundTrip(_ input: inout FuzzedInput, step: Int) {
        var headers: [EventStreamMessage.Header] = []
        while headers.count < 16 {
            let name = input.text()
            guard !name.isEmpty else { break }
            headers.append(EventStreamMessage.Header(name, value(&input)))
        }
        let message = EventStreamMessage(headers: headers, payload: Array(input.rest()))
        guard let encoded = try? message.encoded() else { return }
        let decoded = decode(encoded + encoded, step: step)
        require(decoded.error == nil && decoded.messages == [message, message], "\(message) is read as \(decoded)")
    }

    private static func value(_ input: inout FuzzedInput) -> EventStreamMessage.Value {
        switch input.byte() % 9 {
        case 0: .bool(input.byte() & 1 == 1)
        case 1: .byte(Int8(bitPattern: input.byte()))
        case 2: .short(Int16(truncatingIfNeeded: Int(input.byte()) << 8))
        case 3: .integer(Int32(bitPattern: UInt32(input.byte()) << 24))
        case 4: .long(Int64(bitPattern: UInt64(input.byte()) << 56))
        case 5: .bytes(Array(input.line()))
        case 6: .string(input.text())
        case 7: .timestamp(milliseconds: Int64(input.byte()) << 32)
        default: .uuid(UInt128(input.byte()) << 120)
        }
    }

    private static func decode(
        _ bytes: [UInt8], step: Int
    ) -> (messages: [EventStreamMessage], error: EventStreamError?) {
        var decoder = EventStreamDecoder()
        var messages: [EventStreamMessage] = []
        do throws(EventStreamError) {
            var rest = bytes[...]
            while !rest.isEmpty {
                messages += try decoder.decode(Array(rest.prefix(step)))
                rest = rest.dropFirst(step)
            }
            try decoder.finish()
            return (messages, nil)
        } catch {
            return (messages, error)
        }
    }
}
