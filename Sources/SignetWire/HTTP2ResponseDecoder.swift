package import HTTPTypes

/// Reads one response of an HTTP/2 stream (RFC 9113 §8) whose frames and field blocks a library has taken apart.
///
/// The field lines come as HTTP/1.1 would write them, `HTTP/2 200 ` first; an empty line ends the head. The content comes
/// without any framing, and what lines come after it are trailer fields. After an error nothing may be read.
package struct HTTP2ResponseDecoder: Sendable {
    /// A head that is complete.
    package enum Head: Sendable, Hashable {
        /// An interim one (1xx).
        case informational(HTTPResponse)
        /// That of the response itself.
        case final(HTTPResponse)
    }

    private let method: HTTPRequest.Method
    private let limits: WireLimits
    private var buffer = ReceiveBuffer()
    private var section: FieldSection
    private var framing = FramingFields()
    private var status: HTTPResponse.Status?
    private var interimCount = 0
    /// How much content there is to be; `nil` before the head is complete, and where nothing says.
    private var expected: Int?
    private var received = 0
    /// Whether the head is complete.
    package private(set) var isInBody = false

    /// A decoder for the response to a request with `method`: whether there is content depends on it.
    package init(method: HTTPRequest.Method, limits: WireLimits = WireLimits()) {
        self.method = method
        self.limits = limits
        section = FieldSection(bytes: limits.headBytes, limits: limits)
    }

    /// Takes one line, its line end included; returns the head that it completes, if any.
    ///
    /// - Throws: ``WireError``, `malformed` or `tooLarge`.
    package mutating func receive(line bytes: [UInt8]) throws(WireError) -> Head? {
        buffer.append(bytes)
        guard let line = try section.nextLine(&buffer) else {
            throw .malformed("a field line has no end", "9113 §8.2.1")
        }
        if !isInBody, status == nil {
            status = try Self.parseStatus(buffer.bytes.span.extracting(line))
            return nil
        }
        if line.isEmpty, !isInBody { return try endHead() }
        let field = try FieldLine.parse(buffer.bytes.span.extracting(line))
        try Self.validate(field)
        try section.append(field)
        if !isInBody { try framing.note(field) }
        return nil
    }

    /// `HTTP/2`, the three digits of `:status` (RFC 9113 §8.3.2), and a space.
    private static func parseStatus(_ line: Span<UInt8>) throws(WireError) -> HTTPResponse.Status {
        guard line.begins(with: "HTTP/2 "), line.count == 11 || line.count == 10, let hundreds = line[7].decimalDigit,
            let tens = line[8].decimalDigit, let ones = line[9].decimalDigit, hundreds > 0
        else { throw .malformed("the response has no status of three digits", "9113 §8.3.2", EscapedBytes(line)) }
        return HTTPResponse.Status(code: hundreds * 100 + tens * 10 + ones)
    }

    private static func validate(_ field: HTTPField) throws(WireError) {
        guard !field.name.rawName.utf8.contains(where: { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
            throw .malformed("the field name '\(field.name.rawName)' holds a capital letter", "9113 §8.2.1")
        }
        switch field.name.rawName {
        case "connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade":
            throw .malformed("the field '\(field.name.rawName)' has no place in HTTP/2", "9113 §8.2.2")
        default: return
        }
    }

    private mutating func endHead() throws(WireError) -> Head? {
        guard let status else { return nil }
        let head = HTTPResponse(status: status, headerFields: section.fields)
        defer { section = FieldSection(bytes: limits.headBytes, limits: limits) }
        guard status.code < 200 else {
            isInBody = true
            if case .contentLength(let count) = framing.ofResponse(status: status, to: method) { expected = count }
            return .final(head)
        }
        // RFC 9113 §8.6: the status is of no use in HTTP/2.
        guard status.code != 101 else { throw .malformed("the server switches protocols", "9113 §8.6") }
        interimCount += 1
        guard interimCount <= limits.interimResponses else {
            throw .malformed("there are more than \(limits.interimResponses) interim responses", "9110 §15.2")
        }
        (self.status, framing) = (nil, FramingFields())
        return .informational(head)
    }

    /// Takes note of `count` bytes of content.
    ///
    /// - Throws: ``WireError/Kind/malformed`` for content without a head, where none may be, or more than was announced.
    package mutating func receive(contentBytes count: Int) throws(WireError) {
        guard isInBody, let status, count == 0 || !FramingFields.hasNoBody(status, to: method) else {
            throw .malformed("there is content where none may be", "9110 §6.4.1")
        }
        received += count
        if let expected, received > expected { throw contradiction }
    }

    /// The stream has ended as it should; returns the trailer fields.
    ///
    /// - Throws: ``WireError``, `truncatedHead` without a head, `malformed` when there was less content than announced.
    package mutating func end() throws(WireError) -> HTTPFields {
        guard isInBody else {
            throw WireError(.truncatedHead, "the stream ended within the response head (RFC 9113 §8.1)")
        }
        if let expected, received < expected { throw contradiction }
        return section.fields
    }

    private var contradiction: WireError {
        .malformed("Content-Length is not the length of the content", "9113 §8.1.1")
    }
}
