import HTTPTypes
import SignetWire

/// Requests, one after another: any bytes are events within the limits or a typed error, the same however they are cut.
enum RequestTarget {
    /// The events, the pieces of all bodies joined.
    private struct Transcript: Equatable {
        var heads: [RequestHead] = []
        var keeps: [Bool] = []
        var trailers: [HTTPFields] = []
        var body: [UInt8] = []
        var isClosed = false
        var error: WireError.Kind?
    }

    static func run(_ input: inout FuzzedInput) {
        let choice = input.byte()
        let cuts = Cuts(&input)
        let bytes = input.rest()
        let limits = choice & 2 == 0 ? WireLimits() : .small
        let whole = transcript(bytes, .none, endsStream: choice & 1 == 0, limits)
        let pieces = transcript(bytes, cuts, endsStream: choice & 1 == 0, limits)
        require(pieces == whole, "cut otherwise it is \(pieces), not \(whole)")
        for head in whole.heads {
            limits.check(head.fields)
            require(head.bytes.count <= limits.headBytes, "a head of \(head.bytes.count) bytes")
            require(head.target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "the target is \(head.target)")
            rewrite(head)
        }
        for trailers in whole.trailers { limits.check(trailers) }
        if let first = whole.heads.first { require(bytes.holds(first.bytes), "other bytes than were received") }
    }

    private static func transcript(
        _ bytes: UnsafeRawBufferPointer, _ cuts: Cuts, endsStream: Bool, _ limits: WireLimits
    ) -> Transcript {
        var decoder = RequestDecoder(limits: limits)
        var seen = Transcript()
        do throws(WireError) {
            try cuts.forEachPiece(of: bytes) { (piece) throws(WireError) in
                decoder.receive(piece)
                try drain(&decoder, &seen)
            }
            if endsStream {
                decoder.receivedEOF()
                try drain(&decoder, &seen)
            }
        } catch {
            seen.error = error.kind
        }
        return seen
    }

    private static func drain(_ decoder: inout RequestDecoder, _ seen: inout Transcript) throws(WireError) {
        while true {
            switch try decoder.next() {
            case .needsMoreBytes: return
            case .closed:
                seen.isClosed = true
                return
            case .head(let head): seen.heads.append(head)
            case .body(let bytes):
                require(!bytes.isEmpty, "an empty piece of a body")
                seen.body += bytes
            case .end(let trailers):
                seen.trailers.append(trailers)
                seen.keeps.append(decoder.keepsConnection)
                decoder.startNextRequest()
            }
        }
    }

    /// What was read can be written, but for its framing, and is read as the same.
    private static func rewrite(_ head: RequestHead) {
        var fields = head.fields
        guard let host = fields.first(where: { $0.name.canonicalName == "host" }),
            host.value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return }
        for name in ["Host", "Content-Length", "Transfer-Encoding"] { HTTPField.Name(name).map { fields[$0] = nil } }
        var decoder = RequestDecoder()
        do throws(WireError) {
            decoder.receive(
                try RequestEncoder.head(
                    head.method, target: head.target, host: host.value, fields: fields, framing: head.framing))
            guard case .head(let again) = try decoder.next() else { return require(false, "no head") }
            require(
                again.method == head.method && again.target == head.target && again.framing == head.framing,
                "\(again) was \(head)")
        } catch {
            require(false, "what was read cannot be written: \(error)")
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether `bytes` stand at the start, or after one empty line.
    fileprivate func holds(_ bytes: [UInt8]) -> Bool {
        starts(with: bytes) || starts(with: [0x0D, 0x0A]) && dropFirst(2).starts(with: bytes)
    }
}
