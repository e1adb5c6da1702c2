/// Step 1 of a canonical request: the path.
enum CanonicalURI {
    private static let slash = UInt8(ascii: "/")

    /// Appends the canonical form of `path`, the path as it is sent; an empty one becomes `/`.
    static func append(_ path: ArraySlice<UInt8>, rules: SigningRules, to output: inout [UInt8]) {
        let start = output.count
        if rules.normalizesPath {
            appendNormalized(path, rules: rules, to: &output)
        } else {
            appendSegments(path, rules: rules, to: &output)
        }
        if output.count == start { output.append(slash) }
    }

    /// Empty and `.` segments vanish, `..` takes its parent along, and stops at the root. A slash stays at the end only
    /// where the path as sent ends in one, so `/a/.` becomes `/a`. Percent-encoded dots are not dots.
    private static func appendNormalized(_ path: ArraySlice<UInt8>, rules: SigningRules, to output: inout [UInt8]) {
        let start = output.count
        var rest = path
        while !rest.isEmpty {
            let end = rest.firstIndex(of: slash) ?? rest.endIndex
            let segment = rest[..<end]
            rest = rest[min(end + 1, rest.endIndex)...]
            if segment.isEmpty || segment.elementsEqual(".".utf8) { continue }
            if segment.elementsEqual("..".utf8) {
                while output.count > start, output.removeLast() != slash {}
            } else {
                output.append(slash)
                appendSegment(segment, rules: rules, to: &output)
            }
        }
        if output.count > start, path.last == slash { output.append(slash) }
    }

    private static func appendSegments(_ path: ArraySlice<UInt8>, rules: SigningRules, to output: inout [UInt8]) {
        var rest = path
        while let end = rest.firstIndex(of: slash) {
            appendSegment(rest[..<end], rules: rules, to: &output)
            output.append(slash)
            rest = rest[(end + 1)...]
        }
        appendSegment(rest, rules: rules, to: &output)
    }

    private static func appendSegment(_ segment: ArraySlice<UInt8>, rules: SigningRules, to output: inout [UInt8]) {
        guard rules.encodesPathTwice else {
            // S3 signs the key: what is sent encoded is encoded once, and what is sent raw is encoded too.
            return PercentEncoding.appendCanonical(segment, to: &output)
        }
        // The wire form is the first encoding; `%` becomes `%25` here.
        for byte in segment { PercentEncoding.append(byte, to: &output) }
    }
}
