/// What the bytes show, for ``Disagreement``.
extension MutatedResponse {
    /// Whether `text`, in lower case, occurs in any case.
    func holds(_ text: String) -> Bool { count(text) > 0 }

    /// Whether `text`, in lower case, occurs in any case after the first empty line.
    func holdsInBody(_ text: String) -> Bool {
        let end = Array("\r\n\r\n".utf8)
        guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return false }
        return MutatedResponse(method: method, bytes: Array(bytes[start...])).holds(text)
    }

    /// How often `text`, in lower case, occurs in any case.
    func count(_ text: String) -> Int {
        let text = Array(text.utf8)
        let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return lower.indices.count { lower[$0...].starts(with: text) }
    }

    var hasBareLineFeed: Bool {
        bytes.indices.contains { bytes[$0] == 0x0A && ($0 == 0 || bytes[$0 - 1] != 0x0D) }
    }

    /// Whether there is a control character but HTAB, or a CR that ends no line.
    var holdsControl: Bool {
        bytes.indices.contains { index in
            switch bytes[index] {
            case 0x09, 0x0A: false
            case 0x0D: index + 1 == bytes.count || bytes[index + 1] != 0x0A
            case let byte: byte < 0x20 || byte == 0x7F
            }
        }
    }

    /// Whether a status line has a version that is neither 1.0 nor 1.1.
    var hasOtherVersion: Bool { count("http/") > count("http/1.0") + count("http/1.1") }

    /// Whether a line begins with `text`, or is all there is of it.
    func holdsLine(_ text: String) -> Bool {
        bytes.split(separator: 0x0A).contains { $0.starts(with: text.utf8) || text.utf8.starts(with: $0) }
    }

    /// `field` with the spaces and tabs after its value.
    func untrimmed(_ field: ParsedResponse.Field) -> ParsedResponse.Field {
        for line in bytes.split(separator: 0x0A) {
            let text = Array(line).latin1
            guard let colon = text.firstIndex(of: ":"), text[..<colon] == field.name else { continue }
            let value = text[colon...].dropFirst().drop { $0 == " " || $0 == "\t" }
            let untrimmed = value.hasSuffix("\r") ? value.dropLast() : value
            guard untrimmed.hasPrefix(field.value) else { continue }
            guard untrimmed.dropFirst(field.value.count).allSatisfy({ $0 == " " || $0 == "\t" }) else { continue }
            return ParsedResponse.Field(name: field.name, value: String(untrimmed))
        }
        return field
    }

    /// Whether there are more than `length` hexadecimal digits in a row.
    func holdsNumber(longerThan length: Int) -> Bool {
        bytes.split { UnicodeScalar($0).properties.isASCIIHexDigit == false }.contains { $0.count > length }
    }
}
