public import HTTPTypes

/// Writes a response: the server's half of RFC 9112, without I/O.
public enum ResponseEncoder {
    /// The head, from the status line to the empty line.
    ///
    /// - Parameter framing: What the head says of the body; a response to HEAD says what one to GET would.
    /// - Throws: ``WireError/Kind/unencodable`` for a status outside 100–999, bytes that would end a line early, fields
    ///   that contradict `framing`, and a framing field in a 1xx or 204 response (RFC 9110 §8.6, RFC 9112 §6.1).
    public static func head(_ head: HTTPResponse, framing: MessageFraming) throws(WireError) -> [UInt8] {
        let status = head.status
        guard (100...999).contains(status.code) else {
            throw .unencodable("the status code is below 100", "9110 §15")
        }
        guard status.reasonPhrase.utf8.allSatisfy(\.isFieldValue) else {
            throw .unencodable("the reason phrase holds a control character", "9112 §4")
        }
        guard framing == .none || status.code >= 200 && status.code != 204 else {
            throw .unencodable("a \(status.code) response has no body to frame", "9112 §6.3")
        }
        var writer = HeadWriter()
        writer.bytes.reserveCapacity(128 + 64 * head.headerFields.count)
        writer.append("HTTP/1.1 \(status.code) ")
        writer.append(status.reasonPhrase)
        writer.endLine()
        try writer.append(head.headerFields, framing: framing)
        writer.endLine()
        return writer.bytes
    }

    /// The encoder of the body that follows: one that refuses any byte where the response to `method` has no body
    /// (RFC 9112 §6.3, point 1).
    public static func body(
        _ framing: MessageFraming, of status: HTTPResponse.Status, to method: HTTPRequest.Method
    ) -> BodyEncoder {
        BodyEncoder(FramingFields.hasNoBody(status, to: method) ? .none : framing)
    }
}
