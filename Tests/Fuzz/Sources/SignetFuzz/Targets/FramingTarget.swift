import HTTPTypes

@testable import SignetWire

/// Bodies in their framing: what is encoded is decoded, and what a stranger sends means the same however it is cut.
enum FramingTarget {
    private struct Transcript: Equatable {
        var body: [UInt8] = []
        var trailers: HTTPFields?
        var error: WireError.Kind?
        var excess = 0
    }

    static func run(_ input: inout FuzzedInput) {
        let choice = input.byte()
        let cuts = Cuts(&input)
        // Mostly chunked, the one framing with a grammar.
        let framing: MessageFraming =
            switch choice >> 5 {
            case 7: .contentLength(Int(choice >> 2 & 7))
            case 6: .untilClose
            default: .chunked
            }
        if choice & 1 == 0 {
            strangers(input.rest(), framing, cuts, choice & 2 == 0 ? WireLimits() : .small)
        } else {
            roundTrip(&input, framing, cuts)
        }
    }

    private static func strangers(
        _ bytes: UnsafeRawBufferPointer, _ framing: MessageFraming, _ cuts: Cuts, _ limits: WireLimits
    ) {
        let whole = decode(bytes, framing, .none, limits)
        let pieces = decode(bytes, framing, cuts, limits)
        require(pieces == whole, "cut otherwise it is \(pieces), not \(whole)")
        limits.check(whole.trailers ?? [:])
        guard let trailers = whole.trailers else { return }
        require(whole.error == nil, "an end and an error")
        if case .contentLength(let length) = framing { require(whole.body.count == length, "another length") }
        if framing == .chunked { again([whole.body], trailers, framing, cuts) }
    }

    private static func roundTrip(_ input: inout FuzzedInput, _ framing: MessageFraming, _ cuts: Cuts) {
        var trailers = HTTPFields()
        while trailers.count < 8, let name = HTTPField.Name(input.text()) {
            trailers.append(HTTPField(name: name, value: input.text()))
        }
        let size = Int(input.byte()) + 1
        var rest = Array(input.rest())[...]
        var pieces: [[UInt8]] = []
        while !rest.isEmpty {
            pieces.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        switch framing {
        case .chunked: again(pieces, trailers, framing, cuts)
        case .contentLength: again(pieces, [:], .contentLength(pieces.reduce(0) { $0 + $1.count }), cuts)
        case .untilClose, .none: again(pieces, [:], framing, cuts)
        }
    }

    private static func again(_ pieces: [[UInt8]], _ trailers: HTTPFields, _ framing: MessageFraming, _ cuts: Cuts) {
        var encoder = BodyEncoder(framing)
        var encoded: [UInt8] = []
        do throws(WireError) {
            for piece in pieces { encoded += try encoder.encode(piece) }
            encoded += try encoder.end(trailers: trailers)
        } catch {
            // HTTPField lets most control characters through; the encoder does not.
            return require(trailers.contains { !$0.isWritable }, "a body cannot be encoded: \(error)")
        }
        let decoded = encoded.withUnsafeBytes { decode($0, framing, cuts, WireLimits()) }
        require(decoded.error == nil && decoded.body == Array(pieces.joined()), "it is decoded as \(decoded)")
        require(decoded.trailers == trailers && decoded.excess == 0, "\(trailers) are read as \(decoded)")
    }

    private static func decode(
        _ bytes: UnsafeRawBufferPointer, _ framing: MessageFraming, _ cuts: Cuts, _ limits: WireLimits
    ) -> Transcript {
        var decoder = BodyDecoder(framing, limits: limits)
        var buffer = ReceiveBuffer()
        var seen = Transcript()
        do throws(WireError) {
            try cuts.forEachPiece(of: bytes) { (piece) throws(WireError) in
                buffer.append(piece)
                try drain(&decoder, &buffer, &seen, isAtEnd: false)
            }
            try drain(&decoder, &buffer, &seen, isAtEnd: true)
            seen.excess = buffer.count
        } catch {
            seen.error = error.kind
        }
        return seen
    }

    private static func drain(
        _ decoder: inout BodyDecoder, _ buffer: inout ReceiveBuffer, _ seen: inout Transcript, isAtEnd: Bool
    ) throws(WireError) {
        while seen.trailers == nil {
            switch try decoder.next(&buffer, isAtEnd: isAtEnd) {
            case .needsMoreBytes: return
            case .bytes(let bytes):
                require(!bytes.isEmpty, "an empty piece of a body")
                seen.body += bytes
            case .end(let trailers): seen.trailers = trailers
            }
        }
    }
}

extension HTTPField {
    fileprivate var isWritable: Bool { withUnsafeBytesOfValue { $0.allSatisfy(\.isFieldValue) } }
}
