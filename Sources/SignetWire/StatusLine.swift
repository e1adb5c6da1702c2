public import HTTPTypes

/// `status-line = HTTP-version SP status-code SP [ reason-phrase ]` (RFC 9112 §4).
public struct StatusLine: Sendable, Hashable {
    /// The version.
    public let version: WireVersion
    /// The status code, 100–999, and the reason phrase; the latter is empty when there was none.
    public let status: HTTPResponse.Status

    /// Reads a status line without its CRLF.
    ///
    /// A line that ends after the code, without the last space, is accepted: servers that drop the reason phrase often
    /// drop the space too, and nothing depends on either.
    ///
    /// - Throws: ``WireError/Kind/malformed`` for anything else.
    public init(parsing line: Span<UInt8>) throws(WireError) {
        guard let version = WireVersion(prefixOf: line) else {
            throw .malformed("the status line does not begin with HTTP/1.1", "9112 §4", EscapedBytes(line))
        }
        let code = WireVersion.length + 1
        guard line.count >= code + 3, line[code - 1] == .space, let hundreds = line[code].decimalDigit,
            let tens = line[code + 1].decimalDigit, let ones = line[code + 2].decimalDigit,
            line.count == code + 3 || line[code + 3] == .space
        else { throw .malformed("the status line has no three-digit code", "9112 §4", EscapedBytes(line)) }
        guard hundreds > 0 else {
            throw .malformed("the status code is below 100", "9110 §15", EscapedBytes(line))
        }
        let reason = line.extracting(droppingFirst: min(code + 4, line.count))
        if let bad = reason.firstIndex(where: { !$0.isFieldValue }) {
            throw .malformed("the reason phrase holds a control character", "9112 §4", EscapedBytes(reason[bad]))
        }
        self.version = version
        // `Status` traps outside 0...999; three digits cannot reach that.
        status = HTTPResponse.Status(code: hundreds * 100 + tens * 10 + ones, reasonPhrase: reason.text)
    }

    /// Reads a status line without its CRLF; see ``init(parsing:)-(Span<UInt8>)``.
    public init(parsing line: [UInt8]) throws(WireError) {
        try self.init(parsing: line.span)
    }
}
