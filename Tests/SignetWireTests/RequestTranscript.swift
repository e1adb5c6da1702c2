import HTTPTypes
import SignetWire

/// What a stream of bytes means to a server: its requests, the pieces of each body joined.
struct RequestTranscript {
    struct Exchange {
        var head: RequestHead
        var body: [UInt8] = []
        var trailers: HTTPFields = [:]
        var isComplete = false
        var keepsConnection = false
    }

    var exchanges: [Exchange] = []
    var isClosed = false
    var error: WireError.Kind?

    /// Decodes `pieces` one after the other, and then the end of the stream.
    init(decoding pieces: [[UInt8]], limits: WireLimits = WireLimits()) {
        var decoder = RequestDecoder(limits: limits)
        do {
            for piece in pieces {
                decoder.receive(piece)
                try drain(&decoder)
            }
            decoder.receivedEOF()
            try drain(&decoder)
        } catch {
            self.error = (error as? WireError)?.kind
        }
    }

    private mutating func drain(_ decoder: inout RequestDecoder) throws {
        while true {
            let event = try decoder.next()
            let last = exchanges.count - 1
            switch event {
            case .needsMoreBytes: return
            case .closed:
                isClosed = true
                return
            case .head(let head): exchanges.append(Exchange(head: head))
            case .body(let bytes): exchanges[last].body += bytes
            case .end(let trailers):
                exchanges[last].trailers = trailers
                exchanges[last].isComplete = true
                exchanges[last].keepsConnection = decoder.keepsConnection
                decoder.startNextRequest()
            }
        }
    }
}
