/// A line of the canonical request, or of the string to sign, that is not the same on both sides.
///
/// The texts are safe to print: bytes outside printable ASCII are escaped, and values that let their reader act as the
/// sender (session tokens, API keys, cookies, signatures) are replaced.
public struct Difference: Hashable, Sendable {
    /// What a line is.
    public enum Part: Hashable, Sendable {
        /// Line 1 of the canonical request.
        case method
        /// Line 2: the path.
        case canonicalURI
        /// Line 3.
        case canonicalQuery
        /// A header line; the name is in lower case.
        case header(String)
        /// The list of signed headers.
        case signedHeaders
        /// The last line of the canonical request.
        case payloadHash
        /// Line 1 of the string to sign.
        case algorithm
        /// Line 2 of the string to sign.
        case date
        /// Line 3 of the string to sign.
        case credentialScope
        /// Line 4 of the string to sign.
        case canonicalRequestHash
        /// The signature over a string to sign that is the same.
        case signature
    }

    /// What the line is.
    public let part: Part
    /// Which line of its text it is, counted from 1: of our canonical request, or of the service's where we have no
    /// such line.
    public let line: Int
    /// The place of the first byte that differs, counted from 0 in the raw line.
    public let offset: Int
    /// Our line, escaped; `nil` where we have none.
    public let ours: String?
    /// The service's line, escaped; `nil` where it has none.
    public let theirs: String?
    /// Where the first differing byte stands in both texts, counted from 0 in characters.
    public let column: Int

    init(_ differing: DifferingPart) {
        let part = differing.part
        let ourLine = differing.ours.map { part.wholeLine($0) }
        let theirLine = differing.theirs.map { part.wholeLine($0) }
        var offset = 0
        if let ourLine, let theirLine { offset = ourLine.firstDifference(from: theirLine) }
        let shownOurs = ourLine.map { ShownLine($0, of: part, offset: offset) }
        let shownTheirs = theirLine.map { ShownLine($0, of: part, offset: offset) }
        self.part = part
        self.offset = offset
        line = differing.line
        ours = shownOurs?.text
        theirs = shownTheirs?.text
        column = (shownOurs ?? shownTheirs)?.column ?? 0
    }
}

extension Difference.Part {
    /// The line as it stands in its text.
    func wholeLine(_ value: [UInt8]) -> [UInt8] {
        guard case .header(let name) = self else { return value }
        return Array(name.utf8) + [UInt8(ascii: ":")] + value
    }
}

extension Difference.Part: CustomStringConvertible {
    /// The name people use: `header 'host'`, `canonical query string`.
    public var description: String {
        switch self {
        case .method: "method"
        case .canonicalURI: "canonical URI"
        case .canonicalQuery: "canonical query string"
        case .header(let name): "header '\(EscapedText.of(name.utf8, atMost: 64))'"
        case .signedHeaders: "list of signed headers"
        case .payloadHash: "payload hash"
        case .algorithm: "algorithm"
        case .date: "date"
        case .credentialScope: "credential scope"
        case .canonicalRequestHash: "hash of the canonical request"
        case .signature: "signature"
        }
    }

    /// Which of the two texts the line is of.
    public var text: String {
        switch self {
        case .method, .canonicalURI, .canonicalQuery, .header, .signedHeaders, .payloadHash: "canonical request"
        case .algorithm, .date, .credentialScope, .canonicalRequestHash, .signature: "string to sign"
        }
    }
}
