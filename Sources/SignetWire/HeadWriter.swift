import HTTPTypes

/// Writes heads and trailer sections, and refuses what would not be read back as it was meant.
struct HeadWriter {
    var bytes: [UInt8] = []

    mutating func append(_ text: String) {
        text.utf8Span.span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    mutating func endLine() {
        bytes.append(.cr)
        bytes.append(.lf)
    }

    /// `field-name ":" SP field-value CRLF`; an empty value has no space after the colon.
    mutating func append(_ name: String, _ value: String) {
        append(name)
        bytes.append(.colon)
        bytes.append(.space)
        append(value)
        endLine()
    }

    /// A field as it was given: name in its case, value byte for byte.
    ///
    /// HTTPField replaces CR, LF and NUL itself; its lenient initialiser lets other control characters through.
    mutating func append(_ field: HTTPField) throws(WireError) {
        append(field.name.rawName)
        bytes.append(.colon)
        try field.withUnsafeBytesOfValue { (value) throws(WireError) in
            for byte in value where !byte.isFieldValue {
                throw .unencodable(
                    "the value of the field '\(field.name.rawName)' holds a control character", "9110 §5.5")
            }
            if !value.isEmpty { bytes.append(.space) }
            bytes += value
        }
        endLine()
    }

    /// The fields but for the framing, which is checked against `framing` and added where it is missing.
    mutating func append(_ fields: HTTPFields, framing: MessageFraming) throws(WireError) {
        var statesLength = false
        for field in fields {
            switch field.name.canonicalName {
            case "content-length":
                guard !statesLength, case .contentLength(let count) = framing, field.value == String(count) else {
                    throw .unencodable("Content-Length does not state the length of the body", "9110 §8.6")
                }
                statesLength = true
            case "transfer-encoding":
                throw .unencodable("Transfer-Encoding is not the caller's to set", "9112 §6.1")
            default: break
            }
            try append(field)
        }
        switch framing {
        case .contentLength(let count) where !statesLength: append("Content-Length", String(count))
        case .chunked: append("Transfer-Encoding", "chunked")
        case .none, .untilClose, .contentLength: break
        }
    }
}
