/// A line as it is shown: escaped, without secrets, and cut to the surroundings of one byte.
struct ShownLine {
    /// What stands for a secret.
    static let placeholder = "<redacted>"
    /// As many bytes are shown on each side of the first difference: two lines of a terminal in all.
    private static let context = 80

    let text: String
    /// Where the byte at the offset begins in the text.
    let column: Int

    init(_ bytes: [UInt8], of part: Difference.Part, offset: Int) {
        let secrets = SecretRanges.of(bytes, part)
        let offset = min(offset, bytes.count)
        let start = offset > Self.context + 8 ? offset - Self.context : 0
        let end = bytes.count - offset > Self.context + 8 ? offset + Self.context : bytes.count
        var text = start > 0 ? "…" : ""
        var column = text.count
        var index = start
        while index < end {
            if index <= offset { column = text.count }
            if let secret = secrets.first(where: { $0.contains(index) }) {
                text += Self.placeholder
                if secret.contains(offset) || secret.upperBound <= offset { column = text.count }
                if secret.contains(offset) { column -= Self.placeholder.count }
                index = secret.upperBound
            } else {
                text += EscapedText.escaped(bytes[index])
                index += 1
            }
        }
        if offset >= index { column = text.count }
        self.text = text + (end < bytes.count && index < bytes.count ? "…" : "")
        self.column = column
    }
}
