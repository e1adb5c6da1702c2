import HTTPTypes
import SignetWire

/// What a stream of bytes means to a client: its events, the pieces of a body joined.
struct ResponseTranscript: Equatable {
    var informational: [HTTPResponse] = []
    var head: HTTPResponse?
    var version: WireVersion?
    var body: [UInt8] = []
    var trailers: HTTPFields = [:]
    var isComplete = false
    var keepsConnection = false
    var hasExcessBytes = false
    var error: WireError.Kind?

    init(informational: [HTTPResponse] = [], head: HTTPResponse? = nil) {
        self.informational = informational
        self.head = head
    }

    /// Decodes `pieces` one after the other, then the end of the stream if `endsStream`.
    init(decoding pieces: [[UInt8]], to method: HTTPRequest.Method, endsStream: Bool, limits: WireLimits = WireLimits())
    {
        self.init(decoding: pieces, with: ResponseDecoder(method: method, limits: limits), endsStream: endsStream)
    }

    /// Decodes `pieces`, given or `lent`, with `decoder`, which has received nothing yet.
    init(decoding pieces: [[UInt8]], with decoder: ResponseDecoder, endsStream: Bool, lent: Bool = false) {
        var decoder = decoder
        do {
            for piece in pieces {
                lent ? decoder.receive(piece.span) : decoder.receive(piece)
                try drain(&decoder)
            }
            if endsStream {
                decoder.receivedEOF()
                try drain(&decoder)
            }
        } catch {
            self.error = (error as? WireError)?.kind
        }
        keepsConnection = decoder.keepsConnection
        hasExcessBytes = decoder.hasExcessBytes
    }

    private mutating func drain(_ decoder: inout ResponseDecoder) throws {
        while true {
            switch try decoder.next() {
            case .needsMoreBytes, .closed: return
            case .informational(let head): informational.append(head)
            case .head(let head, let version): (self.head, self.version) = (head, version)
            case .body(let bytes): body += bytes
            case .end(let trailers):
                self.trailers = trailers
                isComplete = true
                return
            }
        }
    }
}

/// The ways to cut `bytes` that every decoder is tried with: whole, in two at every place, and byte by byte.
func splits(_ bytes: [UInt8]) -> [[[UInt8]]] {
    [[bytes]] + bytes.indices.dropFirst().map { [Array(bytes[..<$0]), Array(bytes[$0...])] } + [bytes.map { [$0] }]
}

func field(_ name: String, _ value: String) -> HTTPField? {
    HTTPField.Name(name).map { HTTPField(name: $0, value: value) }
}

func fields(_ pairs: [(String, String)]) -> HTTPFields {
    HTTPFields(pairs.compactMap { field($0.0, $0.1) })
}
