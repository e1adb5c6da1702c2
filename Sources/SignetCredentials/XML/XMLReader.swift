/// Reads the small XML documents that AWS services answer with, and refuses everything that makes XML dangerous.
///
/// No document type, no entity but the five of XML 1.0 §4.6, no other encoding than UTF-8, no recursion; the time is linear
/// in the number of bytes. Attributes are held to their grammar and dropped: no AWS answer has one that matters.
package struct XMLReader {
    /// What a document may cost.
    package struct Limits: Sendable {
        /// 1 MiB: a hundred times the longest STS answer.
        package var bytes = 1 << 20
        /// 32 levels: STS answers have four.
        package var depth = 32
        /// 4,096 elements: STS answers have about fifteen; an element of four bytes takes a hundred in memory.
        package var elements = 4096

        package init() {}
    }

    private let limits: Limits
    private var cursor: XMLCursor
    private var open: [OpenElement] = []
    private var count = 0

    /// An element whose end tag is still to come.
    private struct OpenElement {
        let qualifiedName: ArraySlice<UInt8>
        var element: XMLElement
        var text: [UInt8] = []
    }

    private init(_ bytes: [UInt8], limits: Limits) {
        cursor = XMLCursor(bytes)
        self.limits = limits
    }

    /// The root element of the document in `bytes`.
    package static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(XMLError) -> XMLElement {
        guard bytes.count <= limits.bytes else {
            throw XMLError(
                kind: .limit, offset: limits.bytes, reason: "the document is longer than \(limits.bytes) bytes")
        }
        var reader = XMLReader(bytes, limits: limits)
        return try reader.readDocument()
    }

    // XML 1.0 §2.1: document ::= prolog element Misc*
    private mutating func readDocument() throws(XMLError) -> XMLElement {
        try cursor.checkCharacters()
        cursor.skip("\u{FEFF}")
        try cursor.checkDeclaration()
        var root: XMLElement?
        while true {
            if open.isEmpty { cursor.skipSpace() }
            guard !cursor.isAtEnd else { break }
            if cursor.peek() != UInt8(ascii: "<") {
                try readCharacterData()
            } else if let closed = try readMarkup() {
                guard root == nil else { throw cursor.malformed("a second root element") }
                root = closed
            }
        }
        guard open.isEmpty, let root else { throw cursor.malformed("the document ends early") }
        return root
    }

    /// Reads what begins with `<`; gives the root element when it closes.
    private mutating func readMarkup() throws(XMLError) -> XMLElement? {
        if cursor.skip("<!--") {
            try cursor.skipPast("-->", "a comment without an end")
        } else if cursor.skip("<![CDATA[") {
            let start = cursor.position
            try cursor.skipPast("]]>", "a CDATA section without an end")
            try append(cursor.bytes[start..<cursor.position - 3])
        } else if cursor.skip("<?") {
            try cursor.skipPast("?>", "a processing instruction without an end")
        } else if cursor.skip("<!") {
            throw cursor.error(.documentType, "a document type or declaration")
        } else if cursor.skip("</") {
            return try readEndTag()
        } else {
            return try readStartTag()
        }
        return nil
    }

    // XML 1.0 §3.1: STag ::= '<' Name (S Attribute)* S? '>'
    private mutating func readStartTag() throws(XMLError) -> XMLElement? {
        cursor.skip("<")
        let name = try cursor.readName()
        count += 1
        guard count <= limits.elements else {
            throw cursor.error(.limit, "more than \(limits.elements) elements")
        }
        guard open.count < limits.depth else {
            throw cursor.error(.limit, "elements nested deeper than \(limits.depth) levels")
        }
        try cursor.skipAttributes()
        open.append(OpenElement(qualifiedName: name, element: XMLElement(name: XMLCursor.localName(name))))
        if cursor.skip("/>") { return close() }
        guard cursor.skip(">") else { throw cursor.malformed("a start tag without an end") }
        return nil
    }

    private mutating func readEndTag() throws(XMLError) -> XMLElement? {
        let name = try cursor.readName()
        cursor.skipSpace()
        guard cursor.skip(">") else { throw cursor.malformed("an end tag without an end") }
        guard open.last?.qualifiedName == name else { throw cursor.malformed("an end tag without its start") }
        return close()
    }

    private mutating func close() -> XMLElement? {
        guard var last = open.popLast() else { return nil }
        last.element.text = String(decoding: last.text, as: UTF8.self)
        guard !open.isEmpty else { return last.element }
        open[open.count - 1].element.children.append(last.element)
        return nil
    }

    private mutating func readCharacterData() throws(XMLError) {
        if cursor.peek() == UInt8(ascii: "&") {
            return try append(Array(cursor.readReference().utf8)[...])
        }
        try append(cursor.readUntilMarkup())
    }

    private mutating func append(_ data: ArraySlice<UInt8>) throws(XMLError) {
        guard !open.isEmpty else { throw cursor.malformed("text outside the root element") }
        open[open.count - 1].text += data
    }
}
