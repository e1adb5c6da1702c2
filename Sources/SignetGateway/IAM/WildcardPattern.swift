/// A pattern of an IAM policy: `*` stands for any run of characters, `?` for one.
///
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html>
struct WildcardPattern: Sendable, Hashable {
    private let bytes: [UInt8]
    private let ignoresCase: Bool

    /// Actions are compared without regard to case, resources with it.
    init(_ pattern: String, ignoringCase: Bool) {
        bytes = Array((ignoringCase ? pattern.lowercased() : pattern).utf8)
        ignoresCase = ignoringCase
    }

    /// Whether the pattern covers all of `text`.
    ///
    /// On a mismatch only the last `*` takes one more character, so that hostile patterns cost a product of the lengths
    /// at most, never more.
    func matches(_ text: String) -> Bool {
        let text = Array((ignoresCase ? text.lowercased() : text).utf8)
        var (inPattern, inText) = (0, 0)
        var retry: (pattern: Int, text: Int)?
        while inText < text.count {
            if inPattern < bytes.count, bytes[inPattern] == UInt8(ascii: "*") {
                retry = (inPattern + 1, inText)
                inPattern += 1
            } else if inPattern < bytes.count, bytes[inPattern] == text[inText] || bytes[inPattern] == UInt8(ascii: "?")
            {
                (inPattern, inText) = (inPattern + 1, inText + 1)
            } else if let last = retry {
                retry = (last.pattern, last.text + 1)
                (inPattern, inText) = (last.pattern, last.text + 1)
            } else {
                return false
            }
        }
        return bytes[inPattern...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
