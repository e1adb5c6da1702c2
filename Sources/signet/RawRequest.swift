import HTTPTypes
import Signet
import SignetWire

/// An HTTP/1.1 request as a file or a log holds it: the head as it was on the wire, and the body if it was kept.
struct RawRequest {
    let head: HTTPRequest
    /// `nil` where the head announces a body that is not there.
    let body: [UInt8]?

    /// Whether text is a request: its first line ends in a version of HTTP, and does not begin with one.
    static func isBeginning(of bytes: [UInt8]) -> Bool {
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") }.filter { $0 != UInt8(ascii: "\r") }
        return String(decoding: line.suffix(9), as: UTF8.self).hasPrefix(" HTTP/1.") && !line.starts(with: "HTTP/".utf8)
    }

    /// - Throws: ``TransportError/Kind/invalidRequest`` for what is no request, or not one that a server reads.
    init(parsing bytes: [UInt8]) throws(TransportError) {
        var decoder = RequestDecoder(limits: Self.limits)
        decoder.receive(Self.withLineEnds(bytes))
        decoder.receivedEOF()
        var head: RequestHead?
        var body: [UInt8]? = []
        do {
            reading: while true {
                switch try decoder.next() {
                case .head(let arrived): head = arrived
                case .body(let bytes): body? += bytes
                case .end, .closed, .needsMoreBytes: break reading
                }
            }
        } catch  where error.kind == .truncatedBody && (body ?? []).isEmpty {
            // A head without its body: what a log keeps.
            body = nil
        } catch {
            throw .invalidRequest("the request given is not one of HTTP/1.1: \(error.reason)")
        }
        guard let head else { throw .invalidRequest("there is no request", remedy: "give its head, as it was sent") }
        self.head = HTTPRequest(
            method: head.method, scheme: "https", authority: nil, path: head.target, headerFields: head.fields)
        self.body = body
    }

    /// A presigned target may fill most of the 64 KiB of a head.
    private static var limits: WireLimits {
        var limits = WireLimits()
        limits.lineBytes = limits.headBytes
        return limits
    }

    /// The head with CR LF at its line ends, which editors and terminals lose, and an empty line after it.
    private static func withLineEnds(_ bytes: [UInt8]) -> [UInt8] {
        let lineFeed = UInt8(ascii: "\n")
        let carriageReturn = UInt8(ascii: "\r")
        var head: [UInt8] = []
        var line: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte != lineFeed {
                line.append(byte)
                continue
            }
            if line.last == carriageReturn { line.removeLast() }
            head += line + [carriageReturn, lineFeed]
            // The body is data: its line ends are its own.
            if line.isEmpty { return head + bytes[(index + 1)...] }
            line = []
        }
        return head + (line.isEmpty ? [] : line + [carriageReturn, lineFeed]) + [carriageReturn, lineFeed]
    }
}
