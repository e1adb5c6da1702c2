/// What could be the cause, by the canonical request of one side alone: where a service says no more than no.
struct Suspects {
    let canonicalRequest: CanonicalRequestText
    let credentials: Credentials?

    /// Each `possible`, the most usual first.
    var findings: [Finding] {
        var findings = credentials.map { SecretDiagnosis.shape(of: $0.secretAccessKey) } ?? []
        for header in canonicalRequest.headers { findings.appendNew(suspicions(header).map { $0.with(.possible) }) }
        let path = canonicalRequest.path
        if path.contains(text: "%") {
            let isTwice = path.contains(text: "%25")
            findings.append(isTwice ? .pathEncodedTwice(isOurRule: false) : .pathEncodedOnce(isOurRule: false))
        }
        if path.contains(text: "//") || path.contains(text: "/.") { findings.append(.pathNormalized.with(.possible)) }
        let query = canonicalRequest.query
        if query.contains(text: "%2B") || query.contains(text: "%20") {
            findings.append(.plusReadAsSpace(in: "query", byService: query.contains(text: "%2B")).with(.possible))
        }
        if canonicalRequest.payloadHash == Array(PayloadHash.unsigned.value.utf8) {
            findings.append(.unsignedPayloadRefused.with(.possible))
        }
        findings.append(
            .wrongSecret(.possible, why: "Or the secret is not the one the service has for this access key."))
        return findings
    }

    private func suspicions(_ header: CanonicalRequestText.Header) -> [Finding] {
        let name = EscapedText.of(header.name.utf8, atMost: 64)
        switch header.name {
        case "accept-encoding": return [.acceptEncodingRewritten(isRemoved: false)]
        case "host":
            let isDefaultPort =
                header.value.suffix(4) == Array(":443".utf8)[...] || header.value.suffix(3) == Array(":80".utf8)[...]
            return isDefaultPort ? [.hostPort(sawPort: false)] : []
        case _ where HeaderPolicy.standard.reasonUnsigned(FieldName(header.name)) != nil:
            return [.hopHeaderSigned(name)]
        case _ where header.value.contains(where: { $0 >= 0x80 }): return [.headerCharset(name)]
        default: return []
        }
    }
}
