import HTTPTypes

/// What the fields of a head say about where the message ends and what becomes of the connection.
struct FramingFields: Sendable {
    private(set) var contentLength: Int?
    private(set) var isChunked = false
    private(set) var hostCount = 0
    private var asksToClose = false
    private var asksToKeepAlive = false

    mutating func note(_ field: HTTPField) throws(WireError) {
        switch field.name.canonicalName {
        case "content-length": try noteContentLength(field)
        case "transfer-encoding": try noteTransferEncoding(field)
        case "connection": noteConnection(field)
        case "host": hostCount += 1
        default: break
        }
    }

    /// `Content-Length = 1*DIGIT` (RFC 9110 §8.6). A list of equal values may be accepted; it is refused, since only a
    /// broken or hostile hop makes one.
    private mutating func noteContentLength(_ field: HTTPField) throws(WireError) {
        guard contentLength == nil else { throw .malformed("Content-Length is given twice", "9112 §6.3") }
        contentLength = try field.withUnsafeBytesOfValue { (bytes) throws(WireError) in
            var length = 0
            for byte in bytes {
                guard let digit = byte.decimalDigit else { throw Self.badLength(bytes.span) }
                let (tenfold, overflow) = length.multipliedReportingOverflow(by: 10)
                let (sum, carry) = tenfold.addingReportingOverflow(digit)
                guard !overflow, !carry else { throw Self.badLength(bytes.span) }
                length = sum
            }
            guard !bytes.isEmpty else { throw Self.badLength(bytes.span) }
            return length
        }
    }

    private static func badLength(_ value: Span<UInt8>) -> WireError {
        .malformed("Content-Length is not a number of bytes", "9110 §8.6", EscapedBytes(value))
    }

    /// Only `chunked`, once: a client that sent no `TE` must be sent no other coding (RFC 9112 §7.4), and a server may
    /// answer 501 to one it does not know (§6.1).
    private mutating func noteTransferEncoding(_ field: HTTPField) throws(WireError) {
        let isChunkedOnly = field.withUnsafeBytesOfValue { $0.span.equalsIgnoringCase("chunked") }
        guard isChunkedOnly, !isChunked else {
            throw field.withUnsafeBytesOfValue {
                .malformed("Transfer-Encoding is not 'chunked' alone", "9112 §6.1", EscapedBytes($0.span))
            }
        }
        isChunked = true
    }

    /// `Connection = #connection-option` (RFC 9110 §7.6.1).
    private mutating func noteConnection(_ field: HTTPField) {
        field.withUnsafeBytesOfValue { bytes in
            let span = bytes.span
            var start = 0
            while start <= span.count {
                let comma = span.extracting(droppingFirst: start).firstIndex { $0 == UInt8(ascii: ",") }
                let end = comma.map { start + $0 } ?? span.count
                let option = span.extracting(span.trimmingOptionalWhitespace(start..<end))
                if option.equalsIgnoringCase("close") { asksToClose = true }
                if option.equalsIgnoringCase("keep-alive") { asksToKeepAlive = true }
                start = end + 1
            }
        }
    }

    /// Whether the connection outlives the message (RFC 9112 §9.3).
    func keepsConnection(_ version: WireVersion) -> Bool {
        !asksToClose && (version == .http1_1 || asksToKeepAlive)
    }

    /// Refuses what frames a message twice, or by a coding its version does not have (RFC 9112 §6.1).
    func validate(_ version: WireVersion) throws(WireError) {
        guard isChunked else { return }
        guard contentLength == nil else {
            throw .malformed("both Transfer-Encoding and Content-Length are given", "9112 §6.1")
        }
        guard version == .http1_1 else {
            throw .malformed("a message in HTTP/1.0 has a Transfer-Encoding", "9112 §6.1")
        }
    }

    /// The framing of a request (RFC 9112 §6.3, points 3–6).
    var ofRequest: MessageFraming {
        if isChunked { return .chunked }
        return contentLength.map { $0 == 0 ? .none : .contentLength($0) } ?? .none
    }

    /// The framing of the final response to `method` (RFC 9112 §6.3, points 1–8).
    func ofResponse(status: HTTPResponse.Status, to method: HTTPRequest.Method) -> MessageFraming {
        if Self.hasNoBody(status, to: method) { return .none }
        if isChunked { return .chunked }
        return contentLength.map(MessageFraming.contentLength) ?? .untilClose
    }

    /// Whether a response ends with its head, whatever its fields say.
    static func hasNoBody(_ status: HTTPResponse.Status, to method: HTTPRequest.Method) -> Bool {
        method == .head || status.code < 200 || status.code == 204 || status.code == 304
            || method == .connect && status.code < 300
    }
}
