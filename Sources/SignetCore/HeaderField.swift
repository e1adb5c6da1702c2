public import HTTPTypes

extension HTTPFields {
    /// Servers take about a hundred fields (Apache and Tomcat 100, Node.js 2,000); HTTPTypes traps at 65,535.
    private static let maximumCount = 2000

    /// Fields from text of unknown origin, in the order given.
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` as `HTTPField.init(validating:_:)` does, and for more than 2,000.
    public init(validating fields: some Sequence<(name: String, value: String)>) throws(TransportError) {
        self.init()
        for (name, value) in fields {
            guard count < Self.maximumCount else {
                throw .invalidRequest("the request has more than \(Self.maximumCount) header fields")
            }
            append(try HTTPField(validating: name, value))
        }
    }
}

extension HTTPField {
    /// A field from text of unknown origin.
    ///
    /// `HTTPField.init(name:value:)` turns CR, LF and NUL into spaces, which would hide an injection and change what is
    /// signed; this initialiser refuses them instead.
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` when the name is not a token (RFC 9110 §5.1) or the value holds a
    ///   control character (RFC 9110 §5.5). White space around the value is dropped: it is not part of the value.
    public init(validating name: String, _ value: String) throws(TransportError) {
        guard let name = HTTPField.Name(name) else {
            throw .invalidRequest("the header field name \(Self.escaped(name)) is not a token")
        }
        for byte in value.utf8 where (byte < 0x20 && byte != 0x09) || byte == 0x7F {
            throw .invalidRequest(
                "the value of the header field '\(name.rawName)' holds \(EscapedByte(byte))",
                remedy: "control characters are never sent")
        }
        let trimmed = value.utf8.drop { $0 == 0x20 || $0 == 0x09 }
        let end = trimmed.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { trimmed.index(after: $0) } ?? trimmed.startIndex
        self.init(name: name, value: String(Substring(trimmed[..<end])))
    }

    private static func escaped(_ name: String) -> String {
        let bytes = name.utf8.prefix(40)
        return "'"
            + bytes.map { (0x20...0x7E).contains($0) ? String(UnicodeScalar($0)) : "\\x" + String($0, radix: 16) }
            .joined() + (name.utf8.count > 40 ? "…'" : "'")
    }
}
