import HTTPTypes

@testable import SignetWire

/// Responses: any bytes are events within the limits or a typed error, the same however they are cut and whatever head came
/// before.
enum ResponseTarget {
    /// The events, the pieces of the body joined.
    private struct Transcript: Equatable {
        var events: [ResponseEvent] = []
        var body: [UInt8] = []
        var error: WireError.Kind?
        var keepsConnection = false
        var hasExcessBytes = false
    }

    static func run(_ input: inout FuzzedInput) {
        let choice = input.byte()
        let cuts = Cuts(&input)
        let bytes = input.rest()
        let method = [HTTPRequest.Method.get, .get, .head, .connect][Int(choice & 3)]
        let limits = choice & 8 == 0 ? WireLimits() : .small
        let decode = { (cuts: Cuts, recentHead: RecentHead?, lent: Bool) in
            let decoder = ResponseDecoder(method: method, limits: limits, recentHead: recentHead)
            return transcript(bytes, cuts, by: decoder, endsStream: choice & 4 == 0, lent: lent)
        }
        let whole = decode(.none, nil, false)
        let pieces = decode(cuts, nil, false)
        require(pieces == whole, "cut otherwise it is \(pieces), not \(whole)")
        if let head = recentHead(like: bytes, but: choice, limits) {
            for (cuts, lent) in [(.none, false), (.none, true), (cuts, true)] {
                let recalled = decode(cuts, head, lent)
                require(recalled == whole, "after \(head.head) it is \(recalled), not \(whole)")
            }
        }
        check(whole, limits)
    }

    /// What a decoder keeps of the same head, or of one that has another byte at one place.
    private static func recentHead(
        like bytes: UnsafeRawBufferPointer, but choice: UInt8, _ limits: WireLimits
    ) -> RecentHead? {
        var earlier = Array(bytes)
        if choice >= 16, !earlier.isEmpty { earlier[Int(choice) % earlier.count] ^= choice >> 4 }
        var decoder = ResponseDecoder(method: .get, limits: limits)
        decoder.receive(earlier)
        _ = try? decoder.next()
        return decoder.recentHead
    }

    private static func transcript(
        _ bytes: UnsafeRawBufferPointer, _ cuts: Cuts, by decoder: ResponseDecoder, endsStream: Bool, lent: Bool
    ) -> Transcript {
        var decoder = decoder
        var seen = Transcript()
        do throws(WireError) {
            try cuts.forEachPiece(of: bytes) { (piece) throws(WireError) in
                lent ? decoder.receive(piece.span) : decoder.receive(piece)
                try drain(&decoder, &seen)
            }
            if endsStream {
                decoder.receivedEOF()
                try drain(&decoder, &seen)
            }
            seen.hasExcessBytes = decoder.hasExcessBytes
        } catch {
            seen.error = error.kind
        }
        seen.keepsConnection = decoder.keepsConnection
        return seen
    }

    private static func drain(_ decoder: inout ResponseDecoder, _ seen: inout Transcript) throws(WireError) {
        while true {
            let event = try decoder.next()
            switch event {
            case .needsMoreBytes: return
            case .body(let bytes):
                require(!bytes.isEmpty, "an empty piece of a body")
                seen.body += bytes
            case .end, .closed:
                if seen.events.last != event { seen.events.append(event) }
                return
            case .informational, .head: seen.events.append(event)
            }
        }
    }

    private static func check(_ seen: Transcript, _ limits: WireLimits) {
        var interim = 0
        for event in seen.events {
            switch event {
            case .informational(let head):
                interim += 1
                require((100...199).contains(head.status.code), "\(head) is no interim response")
                limits.check(head.headerFields)
                rewrite(head, limits)
            case .head(let head, _):
                require((200...999).contains(head.status.code), "\(head) is no final response")
                limits.check(head.headerFields)
                rewrite(head, limits)
            case .end(let trailers): limits.check(trailers)
            case .needsMoreBytes, .body, .closed: break
            }
        }
        require(interim <= limits.interimResponses, "\(interim) interim responses")
    }

    /// What was read can be written, but for its framing, and is read as the same.
    private static func rewrite(_ head: HTTPResponse, _ limits: WireLimits) {
        var head = head
        head.headerFields[.contentLength] = nil
        head.headerFields[.transferEncoding] = nil
        var decoder = ResponseDecoder(method: .head)
        do throws(WireError) {
            decoder.receive(try ResponseEncoder.head(head, framing: .none))
            switch try decoder.next() {
            case .head(let again, _), .informational(let again): require(again == head, "\(again) was \(head)")
            default: require(false, "no head")
            }
        } catch {
            require(false, "what was read cannot be written: \(error)")
        }
    }
}
