/// Searching and cutting text that a stranger wrote: bytes, because they need not be UTF-8.
extension [UInt8] {
    /// The first place of `pattern` from `start` on.
    func firstRange(of pattern: String, from start: Int = 0) -> Range<Int>? {
        let pattern = Array<UInt8>(pattern.utf8)
        guard start >= 0, start <= count, let first = pattern.first else { return nil }
        var position = start
        while let candidate = self[position...].firstIndex(of: first) {
            if self[candidate...].starts(with: pattern) { return candidate..<(candidate + pattern.count) }
            position = candidate + 1
        }
        return nil
    }

    /// Whether `pattern` stands anywhere.
    func contains(text pattern: String) -> Bool {
        firstRange(of: pattern) != nil
    }

    /// The bytes with every `pattern` replaced.
    func replacing(_ pattern: String, with replacement: String) -> [UInt8] {
        var replaced: [UInt8] = []
        var position = 0
        while let range = firstRange(of: pattern, from: position) {
            replaced += self[position..<range.lowerBound]
            replaced += Array(replacement.utf8)
            position = range.upperBound
        }
        return replaced + self[position...]
    }

    /// What stands between the first `prefix` and the next `suffix`, or the end.
    func text(after prefix: String, upTo suffix: String) -> String? {
        guard let start = firstRange(of: prefix)?.upperBound else { return nil }
        let end = firstRange(of: suffix, from: start)?.lowerBound ?? count
        return String(decoding: self[start..<end], as: UTF8.self)
    }

    /// The bytes with `A` to `Z` in lower case.
    var asciiLowercased: [UInt8] {
        map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }

    /// The bytes without any white space.
    var withoutWhiteSpace: [UInt8] {
        filter { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    }

    /// The place of the first byte that is another one in `other`, or the shorter length.
    func firstDifference(from other: [UInt8]) -> Int {
        zip(self, other).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? Swift.min(count, other.count)
    }
}
