/// A place in a document, and the steps of the XML grammar that have no structure.
struct XMLCursor {
    let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position >= bytes.count }

    func peek() -> UInt8? { isAtEnd ? nil : bytes[position] }

    func error(_ kind: XMLError.Kind, _ reason: String) -> XMLError {
        XMLError(kind: kind, offset: position, reason: reason)
    }

    func malformed(_ reason: String) -> XMLError { error(.malformed, reason) }

    // XML 1.0 §2.2: no control character but TAB, LF and CR.
    func checkCharacters() throws(XMLError) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw error(.encoding, "the document is not UTF-8")
        }
        if let place = bytes.firstIndex(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }) {
            throw XMLError(kind: .malformed, offset: place, reason: "a control character")
        }
    }

    /// Refuses a document whose XML declaration names an encoding other than UTF-8 or its subset.
    func checkDeclaration() throws(XMLError) {
        guard bytes[position...].starts(with: "<?xml".utf8) else { return }
        let declaration = bytes[position...].prefix { $0 != UInt8(ascii: ">") }
        let words = String(decoding: declaration, as: UTF8.self).lowercased()
        guard !words.contains("encoding") || words.contains("utf-8") || words.contains("us-ascii") else {
            throw error(.encoding, "an encoding other than UTF-8")
        }
    }

    /// Steps over `literal` if it stands here.
    @discardableResult
    mutating func skip(_ literal: String) -> Bool {
        guard bytes[position...].starts(with: literal.utf8) else { return false }
        position += literal.utf8.count
        return true
    }

    mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    mutating func skipPast(_ terminator: String, _ otherwise: String) throws(XMLError) {
        while !isAtEnd {
            if skip(terminator) { return }
            position += 1
        }
        throw malformed(otherwise)
    }

    /// A name with its namespace prefix (XML 1.0 §2.3, without the distinctions beyond ASCII).
    mutating func readName() throws(XMLError) -> ArraySlice<UInt8> {
        let start = position
        while let byte = peek(), Self.isNameByte(byte) { position += 1 }
        let name = bytes[start..<position]
        guard let first = name.first, !(UInt8(ascii: "-")...UInt8(ascii: "9")).contains(first) else {
            throw malformed("a tag without a name")
        }
        return name
    }

    /// `name` without its namespace prefix.
    static func localName(_ name: ArraySlice<UInt8>) -> String {
        let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
        return String(decoding: local, as: UTF8.self)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "-"),
            UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }

    // XML 1.0 §3.1: Attribute ::= Name Eq AttValue
    mutating func skipAttributes() throws(XMLError) {
        while true {
            let before = position
            skipSpace()
            guard let byte = peek(), byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") else { return }
            guard position > before else { throw malformed("an attribute without space before it") }
            _ = try readName()
            skipSpace()
            guard skip("=") else { throw malformed("an attribute without a value") }
            skipSpace()
            guard let quote = peek(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                throw malformed("an attribute value without quotes")
            }
            position += 1
            while let byte = peek(), byte != quote {
                if byte == UInt8(ascii: "<") { throw malformed("'<' in an attribute value") }
                if byte == UInt8(ascii: "&") { _ = try readReference() } else { position += 1 }
            }
            guard !isAtEnd else { throw malformed("an attribute value without an end") }
            position += 1
        }
    }

    mutating func readUntilMarkup() -> ArraySlice<UInt8> {
        let start = position
        while let byte = peek(), byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&") { position += 1 }
        return bytes[start..<position]
    }

    // XML 1.0 §4.1 and §4.6: the references that need no document type.
    mutating func readReference() throws(XMLError) -> String {
        // The longest is "&#x10FFFF;"; looking no further keeps the time linear.
        guard let end = bytes[position...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
            throw error(.entity, "'&' that begins no reference")
        }
        let name = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
        guard let text = Self.predefined[name] ?? Self.character(name) else {
            throw error(.entity, "a reference to an entity that is not predefined")
        }
        position = end + 1
        return text
    }

    private static let predefined = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]

    private static func character(_ name: String) -> String? {
        guard name.hasPrefix("#") else { return nil }
        let isHexadecimal = name.hasPrefix("#x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard digits.utf8.first != UInt8(ascii: "+"), let code = UInt32(digits, radix: isHexadecimal ? 16 : 10),
            code >= 0x20 || code == 0x09 || code == 0x0A || code == 0x0D
        else { return nil }
        return Unicode.Scalar(code).map { String($0) }
    }
}
