import Glibc

/// Reading text from the bytes of a line.
extension Span<UInt8> {
    func begins(with text: StaticString) -> Bool {
        guard count >= text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount where self[index] != text.utf8Start[index] { return false }
        return true
    }

    /// Whether `other` has these bytes, from `lower` on.
    func hasBytes(of other: [UInt8], from lower: Int) -> Bool {
        guard other.count - lower >= count else { return false }
        return withUnsafeBytes { mine in
            other.withUnsafeBytes { theirs in
                guard let first = mine.baseAddress, let second = theirs.baseAddress else { return true }
                return memcmp(first, second + lower, mine.count) == 0
            }
        }
    }

    /// The first `byte` at or after `lower`; a search of the C library, which looks at 32 bytes at a time.
    func firstIndex(of byte: UInt8, from lower: Int) -> Int? {
        withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, lower < bytes.count,
                let found = memchr(start + lower, Int32(byte), bytes.count - lower)
            else { return nil }
            return UnsafeRawPointer(found) - start
        }
    }

    /// Whether these are the bytes of `text`, given in lower case, in any case.
    func equalsIgnoringCase(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in 0..<count where self[index] | (self[index].isLetter ? 0x20 : 0) != text.utf8Start[index] {
            return false
        }
        return true
    }

    /// The text; bytes that are not UTF-8 become U+FFFD.
    var text: String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }

    func firstIndex(where predicate: (UInt8) -> Bool) -> Int? {
        for index in 0..<count where predicate(self[index]) { return index }
        return nil
    }

    /// The range without the optional white space at both ends of `range`.
    func trimmingOptionalWhitespace(_ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, self[lower].isOptionalWhitespace { lower += 1 }
        while upper > lower, self[upper - 1].isOptionalWhitespace { upper -= 1 }
        return lower..<upper
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
