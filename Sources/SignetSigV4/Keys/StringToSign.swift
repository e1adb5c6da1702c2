/// Step 5: the algorithm, the date, the scope and the hash of the canonical request, a line each.
struct StringToSign {
    let bytes: [UInt8]

    init(canonicalRequest: CanonicalRequest, date: String, scope: CredentialScope) {
        let newline = UInt8(ascii: "\n")
        var bytes: [UInt8] = []
        // 16 + 17 + 64 bytes and a scope, which seldom has more than 60.
        bytes.reserveCapacity(192)
        bytes.append(contentsOf: SigningAlgorithm.hmacSHA256.utf8)
        bytes.append(newline)
        bytes.append(contentsOf: date.utf8)
        bytes.append(newline)
        bytes.append(contentsOf: scope.description.utf8)
        bytes.append(newline)
        let digest = canonicalRequest.bytes.withUnsafeBytes { SHA256Digest(of: $0) }
        bytes.append(contentsOf: digest.hexadecimal.utf8)
        self.bytes = bytes
    }
}
