import HTTPTypes
import SignetCore

extension ConformanceCase {
    /// Bodies that are produced while they are sent.
    static let uploads: [ConformanceCase] = [
        upload(
            "A stream of known length states it", stream(["he", "", "llo"], length: 5), .response(),
            .field("Content-Length", "5"), .field("Transfer-Encoding"), .content(Array("hello".utf8))),
        upload(
            "A stream of unknown length is sent chunked", stream(["he", "", "llo"]), .response(),
            .field("Content-Length"), .field("Transfer-Encoding", "chunked"), .field("Expect"),
            .content(Array("hello".utf8))),
        upload(
            "An empty stream of unknown length is sent chunked", stream([]), .response(),
            .field("Transfer-Encoding", "chunked"), .content([])),
        upload(
            "A stream shorter than its length fails the request", stream(["hel"], length: 5),
            .failure(.invalidRequest, during: .sendBody, sent: true)),
        upload(
            "A stream longer than its length fails the request, and no byte too many is sent",
            stream(["hel", "lo"], length: 4), .failure(.invalidRequest, during: .sendBody, sent: true),
            .noMoreContent(than: "hell")),
        upload(
            "A stream that fails, fails the request", failing,
            .failure(.invalidRequest, during: .sendBody, sent: true), .noMoreContent(than: "he")),
        trailing(
            "Trailer fields follow a chunked body", [("X-Checksum", "abc"), ("x-empty", "")], .response(),
            .content(Array("hello".utf8)), .trailers("X-Checksum: abc", "x-empty:")),
        trailing(
            "A body may turn out to have no trailer fields", [], .response(), .content(Array("hello".utf8)),
            .trailers()),
        trailing(
            "A trailer field that frames fails the request, and never reaches the server", [("Content-Length", "3")],
            .failure(.invalidRequest, during: .sendBody, sent: true), .noMoreContent(than: "5\r\nhello\r\n")),
        ConformanceCase(
            "A stream that can be read once is not sent twice", needs: [.uploadStreaming], lack: .isRefused, .ok,
            Exchange(
                once(stream(["hello"], length: 5)), .response(),
                again: .failure(.invalidRequest, sent: false)),
            wire: .content(Array("hello".utf8)), .requests(1, connections: 1)),
        ConformanceCase(
            "A replayable stream can be sent twice", needs: [.uploadStreaming], lack: .isRefused, .ok,
            Exchange(.request(.put, body: stream(["hello"], length: 5, .replayable)), .response(), again: .response()),
            wire: .content(Array("hello".utf8)), .content(Array("hello".utf8), of: 1)),
    ]

    private static func upload(
        _ name: String, _ body: @escaping @autoclosure @Sendable () -> Body, _ outcome: Outcome, _ wire: WireRule...
    ) -> ConformanceCase {
        ConformanceCase(
            name, needs: [.uploadStreaming], lack: .isRefused, .server([.ok]), [Exchange(once(body()), outcome)],
            wire: wire)
    }

    private static func trailing(
        _ name: String, _ fields: [(name: String, value: String)], _ outcome: Outcome, _ wire: WireRule...
    ) -> ConformanceCase {
        let trailers = fields.reduce(into: HTTPFields()) { trailers, field in
            if let name = HTTPField.Name(field.name) { trailers.append(HTTPField(name: name, value: field.value)) }
        }
        return ConformanceCase(
            name, needs: [.requestTrailers, .uploadStreaming], lack: .isRefused, .server([.ok]),
            [
                Exchange(
                    once(
                        .stream(trailers: { trailers }) {
                            AsyncStream<[UInt8]> { continuation in
                                continuation.yield(Array("hello".utf8))
                                continuation.finish()
                            }
                        }), outcome)
            ],
            wire: wire)
    }

    /// The body is made anew for each run: it may be one that can be read once only.
    private static func once(_ body: @escaping @autoclosure @Sendable () -> Body) -> RequestRecipe {
        RequestRecipe { (url) throws(TransportError) in try Request(.put, url, body: body()) }
    }

    private static func stream(
        _ chunks: [String], length: Int? = nil, _ replay: Body.Replay = .once
    ) -> Body {
        .stream(length: length, replay: replay) {
            AsyncStream<[UInt8]> { continuation in
                for chunk in chunks { continuation.yield(Array(chunk.utf8)) }
                continuation.finish()
            }
        }
    }

    private struct SourceFailure: Error {}

    private static var failing: Body {
        .stream(length: 5) {
            AsyncThrowingStream<[UInt8], any Error> { continuation in
                continuation.yield(Array("he".utf8))
                continuation.finish(throwing: SourceFailure())
            }
        }
    }
}
