/// Finds the parts that differ, in the order of the canonical request.
enum DifferingParts {
    static func of(_ ours: CanonicalRequestText, _ theirs: CanonicalRequestText) -> [DifferingPart] {
        var parts: [DifferingPart] = []
        func compare(_ part: Difference.Part, _ line: Int, _ ours: [UInt8]?, _ theirs: [UInt8]?) {
            if ours != theirs { parts.append(DifferingPart(part: part, line: line, ours: ours, theirs: theirs)) }
        }
        compare(.method, 1, ours.method, theirs.method)
        compare(.canonicalURI, 2, ours.path, theirs.path)
        compare(.canonicalQuery, 3, ours.query, theirs.query)
        let theirHeaders = Dictionary(theirs.headers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let ourNames = Set(ours.headers.map(\.name))
        for header in ours.headers {
            compare(.header(header.name), header.line, header.value, theirHeaders[header.name]?.value)
        }
        for header in theirs.headers where !ourNames.contains(header.name) {
            compare(.header(header.name), header.line, nil, header.value)
        }
        compare(.signedHeaders, ours.lineCount - 1, ours.signedHeaders, theirs.signedHeaders)
        compare(.payloadHash, ours.lineCount, ours.payloadHash, theirs.payloadHash)
        return parts
    }

    static func of(_ ours: StringToSignText, _ theirs: StringToSignText) -> [DifferingPart] {
        [
            DifferingPart(part: .algorithm, line: 1, ours: ours.algorithm, theirs: theirs.algorithm),
            DifferingPart(part: .date, line: 2, ours: ours.date, theirs: theirs.date),
            DifferingPart(part: .credentialScope, line: 3, ours: ours.scope, theirs: theirs.scope),
            DifferingPart(part: .canonicalRequestHash, line: 4, ours: ours.hash, theirs: theirs.hash),
        ].filter { $0.ours != $0.theirs }
    }
}
