/// Step 1 of a canonical request: the path.
enum CanonicalURI {
    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")

    /// Writes the canonical form of `path`, the path as it is sent; an empty one becomes `/`.
    static func write(_ path: UnsafeBufferPointer<UInt8>, rules: SigningRules, to sink: inout some CanonicalSink) {
        if path.isEmpty {
            sink.write(slash)
        } else if rules.normalizesPath, !isNormalized(path) {
            writeNormalized(path, rules: rules, to: &sink)
        } else {
            writeSegments(path, rules: rules, to: &sink)
        }
    }

    /// Whether no segment is `.`, `..` or, but for the last, empty: nearly every path, and none of it need be kept.
    private static func isNormalized(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
        guard path[0] == slash else { return false }
        for index in path.indices where path[index] == slash {
            guard index + 1 < path.count else { return true }
            if path[index + 1] == slash || path[index + 1] == dot { return false }
        }
        return true
    }

    /// Empty and `.` segments vanish, `..` takes its parent along, and stops at the root. A slash stays at the end only
    /// where the path as sent ends in one, so `/a/.` becomes `/a`. Percent-encoded dots are not dots.
    private static func writeNormalized(
        _ path: UnsafeBufferPointer<UInt8>, rules: SigningRules, to sink: inout some CanonicalSink
    ) {
        var kept: [Slice<UnsafeBufferPointer<UInt8>>] = []
        for segment in path.split(separator: slash) where !segment.elementsEqual(CollectionOfOne(dot)) {
            if segment.elementsEqual("..".utf8) {
                _ = kept.popLast()
            } else {
                kept.append(segment)
            }
        }
        for segment in kept {
            sink.write(slash)
            writeSegments(UnsafeBufferPointer(rebasing: segment), rules: rules, to: &sink)
        }
        if kept.isEmpty || path.last == slash { sink.write(slash) }
    }

    /// Writes segments and the slashes between them.
    private static func writeSegments(
        _ path: UnsafeBufferPointer<UInt8>, rules: SigningRules, to sink: inout some CanonicalSink
    ) {
        // S3 signs the key: what is sent encoded is encoded once, and what is sent raw is encoded too. Elsewhere the
        // wire form is the first encoding; `%` becomes `%25` here.
        if rules.encodesPathTwice {
            PercentEncoding.write(path, keeping: slash, to: &sink)
        } else {
            PercentEncoding.writeCanonical(path, keeping: slash, to: &sink)
        }
    }
}
