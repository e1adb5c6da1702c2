/// Why two payload hashes differ.
struct PayloadDiagnosis {
    /// Bodies up to 1 MiB are hashed again in other guises: half a dozen hashes, some milliseconds in all.
    private static let maximumBody = 1_048_576

    let ours: String
    let theirs: String
    /// The body that was signed, where it is known.
    let body: [UInt8]?
    /// The body that arrived, where it is known.
    let received: [UInt8]?

    init(ours: [UInt8], theirs: [UInt8], body: [UInt8]?, received: [UInt8]?) {
        self.ours = EscapedText.of(ours, atMost: 80)
        self.theirs = EscapedText.of(theirs, atMost: 80)
        self.body = body.flatMap { $0.count <= Self.maximumBody ? $0 : nil }
        self.received = received.flatMap { $0.count <= Self.maximumBody ? $0 : nil }
    }

    /// Likeliest first; never empty.
    var findings: [Finding] {
        if ours.hasPrefix("STREAMING-") { return [.streamingRefused] }
        if ours == PayloadHash.unsigned.value { return [.unsignedPayloadRefused] }
        if theirs == PayloadHash.unsigned.value { return [.payloadTakenAsUnsigned] }
        if theirs == PayloadHash.empty.value { return [.bodyLost] }
        if ours == PayloadHash.empty.value { return [.bodyNotSigned] }
        if let compression { return [compression] }
        if let rewriting { return [rewriting] }
        return [.bodyChanged()]
    }

    private var compression: Finding? {
        let isGzip = { (body: [UInt8]?) in body?.starts(with: [0x1F, 0x8B]) }
        switch (isGzip(body), isGzip(received)) {
        case (false?, true?): return .bodyCompressed(isCompressed: true, .certain)
        case (nil, true?): return .bodyCompressed(isCompressed: true, .likely)
        case (true?, false?): return .bodyCompressed(isCompressed: false, .certain)
        default: return nil
        }
    }

    /// Tries what rewriting does to a body; the hash of the right guess is the proof.
    private var rewriting: Finding? {
        for (one, other) in [(body, theirs), (received, ours)] {
            guard let one else { continue }
            if let how = BodyRewriting.allCases.first(where: { $0.matches(one, hash: other) }) {
                return .bodyReserialized(how.rawValue)
            }
        }
        if let body, let received, BodyRewriting.compactJSON(body) == BodyRewriting.compactJSON(received) {
            return .bodyReserialized(BodyRewriting.jsonWhiteSpace.rawValue)
        }
        return nil
    }
}
