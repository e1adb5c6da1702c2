public import HTTPTypes

/// Writes one body in its framing, and holds it to it.
public struct BodyEncoder: Sendable {
    private enum State: Sendable {
        case length(Int)
        case chunked
        case untilClose
        case end
    }

    private var state: State

    init(_ framing: MessageFraming) {
        state =
            switch framing {
            case .none: .length(0)
            case .contentLength(let count): .length(count)
            case .chunked: .chunked
            case .untilClose: .untilClose
            }
    }

    /// The wire form of the next bytes of the body: themselves, without a copy, unless the body is chunked.
    ///
    /// - Throws: ``WireError/Kind/unencodable`` when the body becomes longer than its head says: the peer would take the
    ///   rest for the next message.
    public mutating func encode(_ bytes: [UInt8]) throws(WireError) -> [UInt8] {
        switch state {
        case .length(let rest):
            guard bytes.count <= rest else {
                throw .unencodable("the body is longer than its Content-Length", "9112 §6.3")
            }
            state = .length(rest - bytes.count)
            return bytes
        case .untilClose: return bytes
        case .chunked: return Self.chunk(bytes)
        case .end: throw .unencodable("the body has ended", "9112 §6.3")
        }
    }

    /// The wire form of the end of the body: empty unless the body is chunked.
    ///
    /// - Throws: ``WireError/Kind/unencodable`` when the body is shorter than its head says, and for trailer fields after
    ///   a body that is not chunked.
    public mutating func end(trailers: HTTPFields = [:]) throws(WireError) -> [UInt8] {
        if case .length(let rest) = state, rest > 0 {
            throw .unencodable("the body is \(rest) bytes shorter than its Content-Length", "9112 §6.3")
        }
        if case .end = state { throw .unencodable("the body has ended", "9112 §6.3") }
        defer { state = .end }
        guard case .chunked = state else {
            guard trailers.isEmpty else {
                throw .unencodable("only a chunked body can have trailer fields", "9112 §7.1.2")
            }
            return []
        }
        var writer = HeadWriter(bytes: [UInt8(ascii: "0"), .cr, .lf])
        for field in trailers { try writer.append(field) }
        writer.endLine()
        return writer.bytes
    }

    /// `chunk-size CRLF chunk-data CRLF` (RFC 9112 §7.1); nothing for no bytes, since an empty chunk is the last one.
    private static func chunk(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.isEmpty { return [] }
        let size = String(bytes.count, radix: 16)
        var chunk: [UInt8] = []
        chunk.reserveCapacity(size.utf8.count + bytes.count + 4)
        chunk += size.utf8
        chunk += [.cr, .lf]
        chunk += bytes
        chunk += [.cr, .lf]
        return chunk
    }
}
