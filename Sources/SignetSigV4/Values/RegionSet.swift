/// The regions a SigV4a signature is good for, as `X-Amz-Region-Set` names them.
///
/// A `*` in a name stands for any run of characters: `us-*` is every region that begins so, and ``all`` every region
/// there is.
public struct RegionSet: Hashable, Sendable {
    /// There are some forty regions.
    private static let maximumCount = 64

    /// Region names, or patterns of them, in the order given.
    public let patterns: [String]

    /// Creates a set of regions, such as `["eu-west-1", "us-*"]`. Nothing is checked before a request is signed.
    public init(_ patterns: [String]) {
        self.patterns = patterns
    }

    /// Creates a set from its text, such as `eu-west-1,us-*`; spaces around the commas do not count.
    public init(_ text: String) {
        // One more than there may be is not worth splitting.
        let parts = text.utf8.split(
            separator: UInt8(ascii: ","), maxSplits: Self.maximumCount, omittingEmptySubsequences: false)
        patterns = parts.map { part in
            let start = part.firstIndex { !FieldContent.isWhiteSpace($0) } ?? part.endIndex
            let end = part.lastIndex { !FieldContent.isWhiteSpace($0) }.map(part.index(after:)) ?? part.endIndex
            return String(Substring(part[start..<end]))
        }
    }

    /// Every region.
    public static let all = RegionSet(["*"])

    /// Whether `region`, such as `us-west-2`, is one of the set.
    public func contains(_ region: String) -> Bool {
        patterns.contains { Self.matches(Array($0.utf8), Array(region.utf8)) }
    }

    /// Whether the set can be sent: 1 to 64 names of 1 to 64 letters, digits, `-`, `_`, `.` or `*`.
    var isValid: Bool {
        (1...Self.maximumCount).contains(patterns.count)
            && patterns.allSatisfy { pattern in
                CredentialScope.isValidPart(pattern.replacing("*", with: "-"))
            }
    }

    /// On a mismatch the last `*` takes one byte more: the product of the lengths, which are bounded, at worst.
    private static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
        var next = 0
        var matched = 0
        var star: (next: Int, matched: Int)?
        while matched < name.count {
            if next < pattern.count, pattern[next] == UInt8(ascii: "*") {
                next += 1
                star = (next, matched)
            } else if next < pattern.count, pattern[next] == name[matched] {
                next += 1
                matched += 1
            } else if let last = star {
                star = (last.next, last.matched + 1)
                (next, matched) = (last.next, last.matched + 1)
            } else {
                return false
            }
        }
        return pattern[next...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}

extension RegionSet: ExpressibleByArrayLiteral {
    /// Creates a set of regions.
    public init(arrayLiteral patterns: String...) {
        self.init(patterns)
    }
}

extension RegionSet: CustomStringConvertible {
    /// The value of `X-Amz-Region-Set`: the names joined by commas.
    public var description: String { patterns.joined(separator: ",") }
}
