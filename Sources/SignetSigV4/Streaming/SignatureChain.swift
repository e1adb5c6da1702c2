/// Signatures of which each covers the one before it, so that no piece of a stream can be dropped, doubled or moved.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html>
struct SignatureChain: Sendable {
    /// What a link signs.
    enum Link: String {
        case payload = "PAYLOAD"
        case trailer = "TRAILER"
    }

    let algorithm: SigningAlgorithm
    /// As in `X-Amz-Date`.
    private var date: String
    private var scope: String
    /// The signature of the link before, in hexadecimal and without padding; at first that of the request.
    var previous: String
    private var bytes: [UInt8] = []

    /// - Parameters:
    ///   - scope: as it is signed.
    ///   - seed: the signature of the request that the stream belongs to.
    init(algorithm: SigningAlgorithm, date: String, scope: String, seed: String) {
        self.algorithm = algorithm
        self.date = date
        self.scope = scope
        previous = seed
    }

    /// Dates what follows anew: an event is signed at its own time, with the key of that day.
    mutating func move(to date: String, scope: String) {
        self.date = date
        self.scope = scope
    }

    /// What the next link signs, over these SHA-256 digests in hexadecimal.
    mutating func stringToSign(_ link: Link, _ hashes: [String]) -> [UInt8] {
        bytes.removeAll(keepingCapacity: true)
        // Room for the longest: an algorithm, a date, a scope, a signature of 144 digits and two hashes.
        bytes.reserveCapacity(512)
        bytes += algorithm.rawValue.utf8
        bytes.append(UInt8(ascii: "-"))
        bytes += link.rawValue.utf8
        append(date)
        append(scope)
        append(previous)
        for hash in hashes { append(hash) }
        return bytes
    }

    private mutating func append(_ line: String) {
        bytes.append(UInt8(ascii: "\n"))
        bytes += line.utf8
    }
}
