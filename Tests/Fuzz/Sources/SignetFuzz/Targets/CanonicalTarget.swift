import HTTPTypes
import SignetSigV4

/// The canonical request is what the documentation says it is, whatever the request.
enum CanonicalTarget {
    static func run(_ input: inout FuzzedInput) {
        let fuzzed = FuzzedRequest(&input)
        guard
            let signed = try? fuzzed.signer.sign(
                fuzzed.request, payload: fuzzed.payload, credentials: fuzzed.credentials, at: fuzzed.date)
        else { return }
        let canonical = signed.canonicalRequest
        let lines = canonical.split(separator: "\n", omittingEmptySubsequences: false)
        // Method, path, query, a line a header, an empty one, names, payload.
        require(lines.count == signed.signedHeaders.count + 6, "a line too many or too few")
        require(lines[lines.count - 2] == signed.signedHeaders.joined(separator: ";"), "other names")
        require(lines[1].hasPrefix("/") && isEncoded(lines[1], and: "/%"), "a raw byte in the path")
        require(isEncoded(lines[2], and: "=&%"), "a raw byte in the query")
        // Where the text is the bytes, the hash that was written piece by piece is the hash of the text.
        if !canonical.unicodeScalars.contains("\u{FFFD}") {
            let hash = PayloadHash.sha256(of: canonical.utf8).value
            require(signed.stringToSign.hasSuffix(hash), "the hash is not that of the text")
        }
        canonicalizeAgain(fuzzed, query: String(lines[2]))
    }

    /// What is canonical stays as it is.
    private static func canonicalizeAgain(_ fuzzed: FuzzedRequest, query: String) {
        let request = HTTPRequest(method: .get, scheme: "https", authority: "example.com", path: "/?" + query)
        guard
            let signed = try? fuzzed.signer.sign(
                request, payload: .empty, credentials: fuzzed.credentials, at: fuzzed.date)
        else { fatalError("what is canonical can be signed") }
        let again = signed.canonicalRequest.split(separator: "\n", omittingEmptySubsequences: false)[2]
        require(again == query, "canonical twice is not canonical once")
    }

    private static func isEncoded(_ line: Substring, and others: String) -> Bool {
        line.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                true
            default: others.utf8.contains(byte)
            }
        }
    }
}
