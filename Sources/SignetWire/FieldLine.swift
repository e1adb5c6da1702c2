public import HTTPTypes

/// `field-line = field-name ":" OWS field-value OWS` (RFC 9112 §5).
public enum FieldLine {
    /// Reads one field line without its CRLF.
    ///
    /// - Returns: The field, its name in the case it arrived in, its value byte for byte without the white space around it.
    /// - Throws: ``WireError/Kind/malformed`` for a line that continues the one before (obs-fold), a name that is not a
    ///   token, white space before the colon, and control characters in the value.
    public static func parse(_ line: Span<UInt8>) throws(WireError) -> HTTPField {
        let name = try parseName(line)
        let value = line.trimmingOptionalWhitespace((name.rawName.utf8.count + 1)..<line.count)
        for index in value where !line[index].isFieldValue {
            // HTTPField would turn the byte into a space and hide a response splitting.
            throw .malformed(
                "the value of the field '\(name.rawName)' holds a control character", "9110 §5.5",
                EscapedBytes(line[index]))
        }
        return line.extracting(value).withUnsafeBufferPointer { HTTPField(name: name, value: $0) }
    }

    /// Reads one field line without its CRLF; see ``parse(_:)-(Span<UInt8>)``.
    public static func parse(_ line: [UInt8]) throws(WireError) -> HTTPField {
        try parse(line.span)
    }

    private static func parseName(_ line: Span<UInt8>) throws(WireError) -> HTTPField.Name {
        var end = 0
        while end < line.count, line[end].isToken { end += 1 }
        guard end < line.count, line[end] == .colon, end > 0,
            let name = HTTPField.Name(line.extracting(first: end).text)
        else { throw nameError(line, end) }
        return name
    }

    private static func nameError(_ line: Span<UInt8>, _ end: Int) -> WireError {
        let shown = EscapedBytes(nameOf: line)
        guard end < line.count else { return .malformed("a field line has no colon", "9112 §5", shown) }
        switch line[end] {
        case .space, .tab:
            return end == 0
                ? .malformed("a field line continues the one before (obs-fold)", "9112 §5.2")
                : .malformed("white space stands between a field name and its colon", "9112 §5.1", shown)
        case .colon: return .malformed("a field line has no name", "9112 §5", shown)
        default: return .malformed("a field name is not a token", "9110 §5.1", shown)
        }
    }
}
