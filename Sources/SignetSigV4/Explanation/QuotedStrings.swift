/// The two strings that services other than S3 quote in their message:
/// `The Canonical String for this request should have been\n'…'\n\nThe String-to-Sign should have been\n'…'`.
struct QuotedStrings {
    /// Where the first of them is announced.
    let start: Int?
    private(set) var canonicalRequest: [UInt8]?
    private(set) var stringToSign: [UInt8]?

    init(in text: [UInt8]) {
        let quote = UInt8(ascii: "'")
        let second = text.firstRange(of: "String-to-Sign should have been")
        let first = text.firstRange(of: "Canonical String for this request should have been")
        start = (first ?? second)?.lowerBound
        if let first {
            // A header value may hold quotes: the string goes up to the last one before the next sentence.
            let part = text[first.upperBound..<max(first.upperBound, second?.lowerBound ?? text.count)]
            canonicalRequest = Self.quoted(part, quote)
        }
        if let second {
            stringToSign = Self.quoted(text[second.upperBound...], quote)
        }
    }

    private static func quoted(_ text: ArraySlice<UInt8>, _ quote: UInt8) -> [UInt8]? {
        guard let start = text.firstIndex(of: quote), let end = text.lastIndex(of: quote), start < end else {
            return nil
        }
        return unescaped(Array(text[(start + 1)..<end]))
    }

    /// The text itself; or, where it was copied out of JSON as it is, with `\n` for line ends, what that stands for.
    private static func unescaped(_ text: [UInt8]) -> [UInt8] {
        guard !text.contains(UInt8(ascii: "\n")), text.contains(text: "\\n") else {
            // Line ends as Windows writes them come from an editor, never from a service.
            return text.contains(text: "\r\n") ? text.filter { $0 != UInt8(ascii: "\r") } : text
        }
        var reader = JSONStringReader(text)
        return reader.readString(upToQuote: false)
    }
}
