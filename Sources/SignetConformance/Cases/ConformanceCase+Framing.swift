import HTTPTypes
import SignetCore

extension ConformanceCase {
    /// How a request states its body (RFC 9112 §6, RFC 9110 §8.6).
    static let framing: [ConformanceCase] =
        [HTTPRequest.Method.get, .head].map { method in
            ConformanceCase(
                "\(method) without content has no framing field", .ok,
                Exchange(.request(method), .response()), wire: .field("Content-Length"), .field("Transfer-Encoding"))
        }
        + [HTTPRequest.Method.delete, .options].map { method in
            ConformanceCase(
                "\(method) without content has no framing field", needs: [.noImplicitHeaders], .ok,
                Exchange(.request(method), .response()), wire: .field("Content-Length"), .field("Transfer-Encoding"))
        }
        + [HTTPRequest.Method.post, .put, .patch].map { method in
            ConformanceCase(
                "\(method) without content states Content-Length 0", .ok,
                Exchange(.request(method), .response()),
                wire: .field("Content-Length", "0"), .field("Transfer-Encoding"), .content([]))
        }
        + [HTTPRequest.Method.post, .put, .patch, .delete, .options, query].map { method in
            sending("\(method) with content states its length", method, Array("hello".utf8))
        }
        + [HTTPRequest.Method.get, .head].map { method in
            ConformanceCase(
                "\(method) can carry content, or is refused", needs: [.getWithBody], lack: .isRefused, .ok,
                Exchange(.request(method, body: .text("hello")), .response()),
                wire: .line("\(method) / HTTP/1.1"), .field("Content-Length", "5"), .content(Array("hello".utf8)))
        } + [
            sending("A body of every byte is sent unchanged", .post, (0...255).map { UInt8($0) }),
            sending("A body of 2 MB is sent whole, without Expect", .put, large),
            ConformanceCase(
                "A Content-Length that is the body's is sent once", .ok,
                Exchange(.request(.put, headers: [.contentLength: "5"], body: .text("hello")), .response()),
                wire: .field("Content-Length", "5"), .content(Array("hello".utf8))),
            ConformanceCase(
                "A method nobody has heard of is sent as it is", .ok, Exchange(.unchecked("X-FROB"), .response()),
                wire: .line("X-FROB / HTTP/1.1")),
        ]

    private static let query = HTTPRequest.Method("QUERY") ?? .post
    private static let large = (0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

    private static func sending(_ name: String, _ method: HTTPRequest.Method, _ body: [UInt8]) -> ConformanceCase {
        let type: HTTPFields = [.contentType: "application/octet-stream"]
        return ConformanceCase(
            name, .ok, Exchange(.request(method, headers: type, body: .bytes(body)), .response()),
            wire: .line("\(method) / HTTP/1.1"), .field("Content-Length", "\(body.count)"), .field("Transfer-Encoding"),
            .field("Expect"), .content(body))
    }
}
