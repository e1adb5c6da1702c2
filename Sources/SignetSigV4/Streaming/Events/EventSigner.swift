/// Signs the events of a stream, each with the signature of the one before.
///
/// Made by ``SigV4Signer/signEvents(_:credentials:at:)``, and good for one stream.
public struct EventSigner: Sendable {
    private let signer: SigV4Signer
    private let credentials: Credentials
    private var chain: ChainSigner
    private var date: Timestamp
    private var isFinished = false

    init(_ signer: SigV4Signer, _ credentials: Credentials, chain: ChainSigner, date: Timestamp) {
        self.signer = signer
        self.credentials = credentials
        self.chain = chain
        self.date = date
    }

    /// The event as it is sent: wrapped in a message with its date and signature.
    ///
    /// - Parameter date: now; a day other than that of the request takes another key.
    /// - Throws: `SigV4Error` of kind `invalidEvent` for an event that cannot be encoded, or after the end.
    public mutating func sign(_ event: EventStreamMessage, at date: Timestamp) throws(SigV4Error) -> [UInt8] {
        try sign(payload: try event.encoded(), at: date)
    }

    /// The empty event that ends the stream; nothing can be signed after it.
    public mutating func finish(at date: Timestamp) throws(SigV4Error) -> [UInt8] {
        let end = try sign(payload: [], at: date)
        isFinished = true
        return end
    }

    /// An encoded event, wrapped.
    mutating func sign(payload: [UInt8], at date: Timestamp) throws(SigV4Error) -> [UInt8] {
        guard !isFinished else {
            throw SigV4Error(.invalidEvent, "The event stream has been finished: open a new one.")
        }
        if date != self.date {
            let (key, field) = try signer.scopedKey(for: credentials, at: date)
            chain.move(to: field.text, key: key)
            self.date = date
        }
        var headers = EventEnvelope.signedHeaders(date)
        let longest = EventStreamLimits().messageBytes - EventStreamMessage.overhead - EventEnvelope.headerLength
        guard payload.count <= longest else {
            throw SigV4Error(
                .invalidEvent,
                "The event has \(payload.count) bytes: send at most \(longest), so that it can be signed.")
        }
        let signature = try chain.sign(
            .payload, EventEnvelope.hash(headers), PayloadHash.sha256(of: payload).value)
        headers.append(.init(EventEnvelope.signature, .bytes(Hexadecimal.bytes(signature.utf8) ?? [])))
        return try EventStreamMessage(headers: headers, payload: payload).encoded()
    }
}

extension EventSigner: CustomStringConvertible, CustomReflectable {
    /// Whose events are signed.
    public var description: String { "signer of events with \(credentials.accessKeyID)" }

    /// A mirror without the keys.
    public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": credentials.accessKeyID]) }
}
