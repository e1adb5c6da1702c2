/// The message around a signed event: its date, its signature, and the event as payload.
struct EventEnvelope {
    static let date = ":date"
    static let signature = ":chunk-signature"
    /// The bytes of both headers: a timestamp, and 32 bytes of signature.
    static let headerLength = (1 + 5 + 1 + 8) + (1 + 16 + 1 + 2 + 32)

    let date: Timestamp
    /// In hexadecimal.
    let signature: String
    /// SHA-256 of the encoded headers that are signed.
    let headersHash: String

    /// The headers that are signed.
    static func signedHeaders(_ date: Timestamp) -> [EventStreamMessage.Header] {
        [.init(Self.date, .timestamp(milliseconds: date.secondsSince1970 * 1000))]
    }

    static func hash(_ headers: [EventStreamMessage.Header]) throws(SigV4Error) -> String {
        PayloadHash.sha256(of: try EventStreamMessage(headers: headers).encodedHeaders()).value
    }

    /// Takes the envelope off a message: just the two headers, in either order.
    init(_ message: EventStreamMessage) throws(EventStreamError) {
        let date = message.headers.first { $0.name == Self.date }
        let signature = message.headers.first { $0.name == Self.signature }
        guard message.headers.count == 2, let date, let signature, case .timestamp(let milliseconds) = date.value,
            case .bytes(let signed) = signature.value, let hash = try? Self.hash([date])
        else { throw .unsigned }
        // Dates are signed in whole seconds, the header in milliseconds.
        self.date = Timestamp(secondsSince1970: milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000)
        self.signature = signed.withUnsafeBytes(Hexadecimal.lowercaseString)
        headersHash = hash
    }
}
