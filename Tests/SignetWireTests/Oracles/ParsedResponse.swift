import HTTPTypes
import SignetWire

/// What one parser makes of the bytes of a response, and of the end of their stream.
struct ParsedResponse: Sendable, Decodable {
    enum Outcome: String, Sendable, Decodable {
        /// The message has ended by its own framing.
        case complete
        /// The message ends with the stream.
        case untilClose
        /// The stream ended too early.
        case truncated
        /// Where a parser cannot be told of the end of the stream: one of the two above.
        case waiting
        case refused

        var isAccepted: Bool { self == .complete || self == .untilClose }
    }

    struct Field: Sendable, Decodable, Equatable {
        let name: String
        /// A character for each byte.
        let value: String
    }

    var outcome = Outcome.truncated
    /// Why it was refused.
    var error: String?
    /// The codes of the interim responses.
    var interim: [Int] = []
    /// Missing while no final head was complete.
    var status: Int?
    var fields: [Field] = []
    /// A character for each byte.
    var body = ""
    var trailers: [Field] = []
    /// How many bytes the message takes, where it is complete.
    var end: Int?
    /// Whether the connection can carry another request, where the head is complete and the parser can tell.
    var keepsConnection: Bool?

    /// What ``ResponseDecoder`` makes of them, byte by byte.
    init(decoding sample: MutatedResponse) {
        var decoder = ResponseDecoder(method: sample.method)
        do throws(WireError) {
            for (index, byte) in sample.bytes.enumerated() {
                decoder.receive([byte])
                if try drain(&decoder) {
                    outcome = .complete
                    end = index + 1
                    break
                }
            }
            if end == nil {
                decoder.receivedEOF()
                outcome = try drain(&decoder) ? .untilClose : .truncated
            }
        } catch {
            outcome = [.truncatedHead, .truncatedBody].contains(error.kind) ? .truncated : .refused
            self.error = error.reason
        }
        keepsConnection = status == nil ? nil : decoder.keepsConnection
    }

    /// Returns whether the response is complete.
    private mutating func drain(_ decoder: inout ResponseDecoder) throws(WireError) -> Bool {
        while true {
            switch try decoder.next() {
            case .needsMoreBytes, .closed: return false
            case .informational(let head): interim.append(head.status.code)
            case .head(let head, _):
                status = head.status.code
                fields = head.headerFields.map(Field.init)
            case .body(let bytes): body += bytes.latin1
            case .end(let trailers):
                self.trailers = trailers.map(Field.init)
                return true
            }
        }
    }
}

extension ParsedResponse {
    /// The value of the field `name`, in lower case, of the head.
    subscript(name: String) -> String? { fields.first { $0.name.lowercased() == name }?.value }

    /// Whether `theirs` is the same message, byte for byte, and leaves the connection in the same state.
    func means(_ theirs: ParsedResponse) -> Bool {
        interim == theirs.interim && status == theirs.status && fields == theirs.fields && body == theirs.body
            && trailers == theirs.trailers && end == theirs.end
            && (theirs.keepsConnection == nil || keepsConnection == theirs.keepsConnection)
    }
}

extension ParsedResponse.Field {
    init(_ field: HTTPField) {
        self.init(name: field.name.rawName, value: field.withUnsafeBytesOfValue { Array($0).latin1 })
    }
}

extension [UInt8] {
    /// A character for each byte.
    var latin1: String { String(String.UnicodeScalarView(map { UnicodeScalar($0) })) }
}
