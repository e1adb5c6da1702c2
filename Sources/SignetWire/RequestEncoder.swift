public import HTTPTypes

/// Writes a request: the client's half of RFC 9112, without I/O.
public enum RequestEncoder {
    /// The head, from the request line to the empty line: `Host` first, then `fields` as they are given, then the framing
    /// field unless `fields` hold it.
    ///
    /// - Parameters:
    ///   - target: The bytes after the method, percent-encoded, in any of the forms of RFC 9112 §3.2.
    ///   - host: The value of `Host`; empty where the target has no authority.
    /// - Throws: ``WireError/Kind/unencodable`` for bytes that would end the line early, and for fields that contradict
    ///   `framing`.
    public static func head(
        _ method: HTTPRequest.Method, target: String, host: String, fields: HTTPFields = [:],
        framing: MessageFraming = .none
    ) throws(WireError) -> [UInt8] {
        guard !target.isEmpty, target.utf8Span.span.firstIndex(where: { !$0.isVisible }) == nil else {
            throw .unencodable("the request target is empty or holds a byte that must be percent-encoded", "9112 §3.2")
        }
        guard host.utf8Span.span.firstIndex(where: { !$0.isVisible }) == nil else {
            throw .unencodable("Host holds a byte that no host has", "9110 §7.2")
        }
        guard framing != .untilClose else {
            throw .unencodable("the body of a request cannot last until the connection closes", "9112 §6.3")
        }
        guard !fields.contains(where: { $0.name.canonicalName == "host" }) else {
            throw .unencodable("Host is given twice", "9112 §3.2")
        }
        var writer = HeadWriter()
        writer.bytes.reserveCapacity(256 + target.utf8.count + 64 * fields.count)
        writer.append(method.rawValue)
        writer.bytes.append(.space)
        writer.append(target)
        writer.append(" HTTP/1.1\r\n")
        writer.append("Host", host)
        try writer.append(fields, framing: framing)
        writer.endLine()
        return writer.bytes
    }

    /// The encoder of the body that follows.
    public static func body(_ framing: MessageFraming) -> BodyEncoder {
        BodyEncoder(framing)
    }
}
