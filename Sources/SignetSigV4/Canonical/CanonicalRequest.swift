import HTTPTypes

/// Step 4: method, path, query, headers, header names and payload hash, a line each. Signer and verifier share it.
enum CanonicalRequest {
    static func write(
        method: String, target: RequestTarget, headers: borrowing CanonicalHeaders, payload: PayloadHash,
        rules: SigningRules, to sink: inout some CanonicalSink
    ) {
        sink.writeLine(method)
        CanonicalURI.write(target.path, rules: rules, to: &sink)
        sink.write(UInt8(ascii: "\n"))
        CanonicalQuery.write(target.query, to: &sink) { name in
            SigningParameter(wireName: name)?.isUnsigned(rules) ?? false
        }
        sink.write(UInt8(ascii: "\n"))
        headers.write(to: &sink)
        sink.write(UInt8(ascii: "\n"))
        headers.writeNames(to: &sink)
        sink.write(UInt8(ascii: "\n"))
        payload.write(to: &sink)
    }

    static func write(
        _ request: HTTPRequest, headers: borrowing CanonicalHeaders, payload: PayloadHash, rules: SigningRules,
        to sink: inout some CanonicalSink
    ) {
        request.withTarget { target in
            write(
                method: request.method.rawValue, target: target, headers: headers, payload: payload, rules: rules,
                to: &sink)
        }
    }

    /// What the string to sign holds of it.
    static func digest(
        _ request: HTTPRequest, headers: borrowing CanonicalHeaders, payload: PayloadHash, rules: SigningRules
    ) -> SHA256Digest {
        DigestSink.digest { write(request, headers: headers, payload: payload, rules: rules, to: &$0) }
    }

    /// The text, for explanations.
    static func text(
        _ request: HTTPRequest, headers: borrowing CanonicalHeaders, payload: PayloadHash, rules: SigningRules
    ) -> String {
        var bytes: [UInt8] = []
        write(request, headers: headers, payload: payload, rules: rules, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
