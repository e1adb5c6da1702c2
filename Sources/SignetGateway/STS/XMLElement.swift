/// An element of an answer in XML; its text is escaped.
struct XMLElement {
    /// The element as XML 1.0 writes it.
    let text: String

    init(_ name: String, _ content: String) {
        text = "<\(name)>\(Self.escape(content))</\(name)>"
    }

    init(_ name: String, attribute: (name: String, value: String)? = nil, _ children: [XMLElement]) {
        let attribute = attribute.map { " \($0.name)=\"\(Self.escape($0.value))\"" } ?? ""
        text = "<\(name)\(attribute)>\(children.map(\.text).joined())</\(name)>"
    }

    private static func escape(_ content: String) -> String {
        var escaped = ""
        for scalar in content.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            // XML 1.0 §2.2 has no place for the other control characters, not even escaped.
            case "\u{00}"..."\u{08}", "\u{0B}", "\u{0C}", "\u{0E}"..."\u{1F}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
