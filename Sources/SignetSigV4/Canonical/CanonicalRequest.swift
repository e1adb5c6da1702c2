import HTTPTypes

/// Step 4: method, path, query, headers, header names and payload hash, a line each. Signer and verifier share it.
struct CanonicalRequest {
    let bytes: [UInt8]
    /// The lower-case names of the signed header fields, sorted.
    let signedHeaders: [String]

    init(
        method: HTTPRequest.Method, target: RequestTarget, headers: CanonicalHeaders, payload: PayloadHash,
        rules: SigningRules
    ) {
        let newline = UInt8(ascii: "\n")
        var bytes: [UInt8] = []
        // Room for a usual request with a session token, so that the buffer grows once at most.
        bytes.reserveCapacity(1024)
        bytes.append(contentsOf: method.rawValue.utf8)
        bytes.append(newline)
        CanonicalURI.append(target.path, rules: rules, to: &bytes)
        bytes.append(newline)
        CanonicalQuery.append(target.query, to: &bytes)
        bytes.append(newline)
        headers.append(to: &bytes)
        bytes.append(newline)
        headers.appendNames(to: &bytes)
        bytes.append(newline)
        bytes.append(contentsOf: payload.value.utf8)
        self.bytes = bytes
        signedHeaders = headers.names
    }
}
