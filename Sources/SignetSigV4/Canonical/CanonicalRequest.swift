import HTTPTypes

/// Step 4: method, path, query, headers, header names and payload hash, a line each. Signer and verifier share it.
struct CanonicalRequest {
    let request: HTTPRequest
    let payload: PayloadHash
    let rules: SigningRules

    func write(_ headers: borrowing CanonicalHeaders, to sink: inout some CanonicalSink) {
        sink.writeLine(request.method.rawValue)
        request.withTarget { target in
            CanonicalURI.write(target.path, rules: rules, to: &sink)
            sink.write(UInt8(ascii: "\n"))
            CanonicalQuery.write(target.query, to: &sink, excluding: SigningParameter.isUnsigned(rules))
            sink.write(UInt8(ascii: "\n"))
        }
        headers.write(to: &sink)
        sink.write(UInt8(ascii: "\n"))
        headers.writeNames(to: &sink)
        sink.write(UInt8(ascii: "\n"))
        sink.write(payload.value)
    }

    /// What the string to sign holds of it.
    func digest(_ headers: borrowing CanonicalHeaders) -> SHA256Digest {
        DigestSink.digest { write(headers, to: &$0) }
    }

    /// The text, for explanations.
    func text(_ headers: borrowing CanonicalHeaders) -> String {
        var bytes: [UInt8] = []
        write(headers, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
