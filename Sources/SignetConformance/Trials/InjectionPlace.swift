import HTTPTypes
import SignetCore

/// A place of a request that text from elsewhere may get into.
enum InjectionPlace: String, Sendable, CaseIterable, CustomStringConvertible {
    case method = "the method"
    case path = "the path"
    case query = "the query"
    case host = "Host"
    case fieldName = "a header field name"
    case fieldValue = "a header field value"

    var description: String { rawValue }

    /// A request with `byte` in this place.
    func request(with byte: UInt8, to url: String) throws(TransportError) -> Request {
        let text = text(with: byte)
        switch self {
        case .method: return try Request(method: text, url: url, headers: [])
        case .path, .query:
            var request = try Request(.get, url)
            request.head.path = text
            return request
        case .host: return try Request(method: "GET", url: url, headers: [("Host", text)])
        case .fieldName: return try Request(method: "GET", url: url, headers: [(text, "1")])
        case .fieldValue where byte < 0x80: return try Request(method: "GET", url: url, headers: [("X-A", text)])
        case .fieldValue:
            var request = try Request(.get, url)
            if let name = HTTPField.Name("X-A") {
                request.head.headerFields.append(HTTPField(name: name, value: content(with: byte)))
            }
            return request
        }
    }

    /// How `request`, which was sent with `byte`, differs from what was given, and in the rest from `usual`.
    func difference(
        of request: RecordedRequest, from usual: RecordedRequest, _ byte: UInt8, _ transport: any Transport
    ) -> String? {
        let head = RequestBytes.lines(of: request.bytes[..<request.headLength])
        let usualCount = RequestBytes.lines(of: usual.bytes[..<usual.headLength]).count
        if !request.isComplete || head.count != usualCount {
            return "\(head.count) lines were sent, not \(usualCount): \(Quoted(request.bytes))"
        }
        let content = content(with: byte)
        let isThere =
            switch self {
            case .method: head[0].elementsEqual(content + Array(" / HTTP/1.1".utf8))
            case .path, .query: head[0].elementsEqual(Array("GET ".utf8) + content + Array(" HTTP/1.1".utf8))
            case .host: head.count { Self.value(of: "host", in: $0) == content } == 1
            case .fieldName: head.count { isName($0, content, transport) } == 1
            case .fieldValue: head.count { Self.value(of: "x-a", in: $0) == content } == 1
            }
        return isThere ? nil : "something else was sent: \(Quoted(request.bytes))"
    }

    /// Characters beyond ASCII are sent, if at all, as UTF-8; only the value of a field can hold any byte.
    private func text(with byte: UInt8) -> String {
        let character = Character(UnicodeScalar(byte))
        return switch self {
        case .method: "A\(character)B"
        case .path: "/a\(character)b"
        case .query: "/?a\(character)b"
        case .host, .fieldValue: "a\(character)b"
        case .fieldName: "X-\(character)A"
        }
    }

    private func content(with byte: UInt8) -> [UInt8] {
        if self == .fieldValue { return [UInt8(ascii: "a"), byte, UInt8(ascii: "b")] }
        return Array(text(with: byte).utf8)
    }

    private func isName(_ line: ArraySlice<UInt8>, _ name: [UInt8], _ transport: any Transport) -> Bool {
        let sent = line.prefix { $0 != UInt8(ascii: ":") }
        if transport.capabilities[.headerCase] == .full { return sent.elementsEqual(name) }
        return String(decoding: sent, as: UTF8.self).lowercased() == String(decoding: name, as: UTF8.self).lowercased()
    }

    /// The value of a field line with this name in lower case, without the spaces before it.
    private static func value(of name: String, in line: ArraySlice<UInt8>) -> [UInt8]? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
            String(decoding: line[..<colon], as: UTF8.self).lowercased() == name
        else { return nil }
        return Array(line[(colon + 1)...].drop { $0 == UInt8(ascii: " ") })
    }
}
