/// A string to sign taken apart again.
struct StringToSignText {
    let bytes: [UInt8]
    let algorithm: [UInt8]
    let date: [UInt8]
    let scope: [UInt8]
    let hash: [UInt8]

    /// `nil` for text that has not four lines.
    init?(_ bytes: [UInt8]) {
        let lines = bytes.split(
            separator: UInt8(ascii: "\n"), maxSplits: 4, omittingEmptySubsequences: false
        ).map { Array($0) }
        guard lines.count == 4 else { return nil }
        self.bytes = bytes
        (algorithm, date, scope, hash) = (lines[0], lines[1], lines[2], lines[3])
    }

    init?(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// Day, region (`nil` for SigV4a) and service of the scope; `nil` for other text.
    var scopeParts: (day: String, region: String?, service: String)? {
        let parts = scope.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard (3...4).contains(parts.count), parts.last == CredentialScope.terminator else { return nil }
        return parts.count == 4 ? (parts[0], parts[1], parts[2]) : (parts[0], nil, parts[1])
    }
}
