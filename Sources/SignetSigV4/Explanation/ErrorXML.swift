/// The elements of an XML error that hold text, without a parser: no entity but the five of XML and characters by number
/// is known, no element nests, and nothing outside the text is looked at.
enum ErrorXML {
    /// More than any error has.
    private static let maximumElements = 64

    /// The text of each element without children, the first of its name, by names in lower case. Linear time.
    static func fields(of bytes: [UInt8]) -> [String: String] {
        var fields: [String: String] = [:]
        var position = 0
        while fields.count < maximumElements, let tag = nextTag(in: bytes, from: position) {
            position = tag.end
            guard let name = tag.opens else { continue }
            var text: [UInt8] = []
            position = readText(of: bytes, from: tag.end, into: &text)
            // Only a closing tag ends an element with text; another opening one begins a child.
            guard bytes[position...].starts(with: "</".utf8), fields[name] == nil else { continue }
            fields[name] = String(decoding: text, as: UTF8.self)
        }
        return fields
    }

    private static func nextTag(in bytes: [UInt8], from start: Int) -> (opens: String?, end: Int)? {
        guard let open = bytes[start...].firstIndex(of: UInt8(ascii: "<")),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        let content = bytes[(open + 1)..<close]
        let name = Array(content.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") })
        let isOpening =
            !name.isEmpty && content.last != UInt8(ascii: "/") && name[0] != UInt8(ascii: "?")
            && name[0] != UInt8(ascii: "!")
        return (isOpening ? String(decoding: name.asciiLowercased, as: UTF8.self) : nil, close + 1)
    }

    /// Reads text, references and CDATA up to the next tag; gives where that begins.
    private static func readText(of bytes: [UInt8], from start: Int, into text: inout [UInt8]) -> Int {
        var position = start
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "<") {
                guard bytes[position...].starts(with: "<![CDATA[".utf8) else { break }
                let begin = position + 9
                let end = bytes.firstRange(of: "]]>", from: begin) ?? bytes.count..<bytes.count
                text.append(contentsOf: bytes[begin..<end.lowerBound])
                position = end.upperBound
            } else if byte == UInt8(ascii: "&") {
                position = readReference(of: bytes, from: position, into: &text)
            } else {
                text.append(byte)
                position += 1
            }
        }
        return position
    }

    /// Reads `&amp;` and the like, `&#10;` and `&#xA;`; an ampersand before anything else stands for itself.
    private static func readReference(of bytes: [UInt8], from start: Int, into text: inout [UInt8]) -> Int {
        // The longest, `&#x10FFFF;`, has ten bytes.
        let window = bytes[(start + 1)..<min(start + 11, bytes.count)]
        if let end = window.firstIndex(of: UInt8(ascii: ";")) {
            let name = String(decoding: window[..<end], as: UTF8.self)
            let character: Unicode.Scalar? =
                switch name {
                case "amp": "&"
                case "lt": "<"
                case "gt": ">"
                case "quot": "\""
                case "apos": "'"
                default: numbered(name)
                }
            if let character {
                text.append(contentsOf: String(character).utf8)
                return end + 1
            }
        }
        text.append(UInt8(ascii: "&"))
        return start + 1
    }

    private static func numbered(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
        return UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
            .flatMap(Unicode.Scalar.init)
    }
}
