/// Verifies the events of a stream, each with the signature of the one before.
///
/// Made by ``SigV4Verifier/verifyEvents(_:at:credentials:)``, which has verified the request.
public struct EventVerifier: Sendable {
    private let verifier: SigV4Verifier
    private let credentials: Credentials
    private let scope: CredentialScope
    private var chain: ChainVerifier
    private var index = 0
    private var isFinished = false
    private var failure: EventStreamError?

    init(_ verifier: SigV4Verifier, _ credentials: Credentials, chain: ChainVerifier, scope: CredentialScope) {
        self.verifier = verifier
        self.credentials = credentials
        self.chain = chain
        self.scope = scope
    }

    /// The event inside a signed message; `nil` for the empty one that ends the stream.
    ///
    /// - Throws: ``EventStreamError``, and the same again from then on.
    public mutating func verify(
        _ message: EventStreamMessage, at now: Timestamp
    ) throws(EventStreamError) -> EventStreamMessage? {
        guard let payload = try verifyPayload(message, at: now) else { return nil }
        return try EventStreamMessage(decoding: payload)
    }

    /// Ends the stream.
    ///
    /// - Throws: ``EventStreamError/truncated`` when the empty event has not come, and what was wrong before.
    public func finish() throws(EventStreamError) {
        if let failure { throw failure }
        guard isFinished else { throw .truncated }
    }

    mutating func verifyPayload(
        _ message: EventStreamMessage, at now: Timestamp
    ) throws(EventStreamError) -> [UInt8]? {
        if let failure { throw failure }
        do {
            try verifySignature(of: message, at: now)
        } catch {
            failure = error
            throw error
        }
        index += 1
        isFinished = message.payload.isEmpty
        return isFinished ? nil : message.payload
    }

    private mutating func verifySignature(
        of message: EventStreamMessage, at now: Timestamp
    ) throws(EventStreamError) {
        guard !isFinished else { throw .afterEnd }
        let envelope = try EventEnvelope(message)
        guard abs(now.seconds(since: envelope.date)) <= verifier.toleranceSeconds else {
            throw .stale(eventDate: envelope.date, now: now, toleranceSeconds: verifier.toleranceSeconds)
        }
        guard let (key, date) = try? verifier.scopedKey(of: scope, credentials: credentials, at: envelope.date) else {
            throw .signatureMismatch(index: index)
        }
        chain.move(to: date.text, key: key)
        let payloadHash = PayloadHash.sha256(of: message.payload).value
        guard chain.verify(envelope.signature, .payload, envelope.headersHash, payloadHash) else {
            throw .signatureMismatch(index: index)
        }
    }
}

extension EventVerifier: CustomStringConvertible, CustomReflectable {
    /// Whose events are verified.
    public var description: String { "verifier of events signed with \(credentials.accessKeyID)" }

    /// A mirror without the keys.
    public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": credentials.accessKeyID]) }
}
