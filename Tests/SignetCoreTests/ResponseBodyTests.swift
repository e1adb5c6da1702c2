import HTTPTypes
import SignetCore
import Synchronization
import Testing

@Suite("A response body")
struct ResponseBodyTests {
    private final class Source: ResponseBodySource {
        let chunks: Mutex<[[UInt8]]>
        let abandoned = Atomic(0)
        let trailers: HTTPFields = [:]

        init(_ chunks: [[UInt8]]) { self.chunks = Mutex(chunks) }

        func next() async throws(TransportError) -> [UInt8]? {
            chunks.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        }

        func abandon() { abandoned.add(1, ordering: .relaxed) }

        var abandonCount: Int { abandoned.load(ordering: .relaxed) }
    }

    @Test("is collected up to its limit, the last byte included", arguments: [0, 1, 5, 6, 7, .max])
    func limit(limit: Int) async throws {
        let source = Source([[1, 2], [3, 4, 5], [6]])
        let body = ResponseBody(source)
        if limit >= 6 {
            #expect(try await body.collect(upTo: limit) == [1, 2, 3, 4, 5, 6])
        } else {
            let error = await #expect(throws: TransportError.self) { try await body.collect(upTo: limit) }
            #expect(error?.kind == .bodyTooLarge)
            #expect(error?.reason.contains("\(limit) bytes") == true)
            #expect(source.abandonCount == 1)
        }
    }

    @Test("that is empty fits any limit")
    func empty() async throws {
        #expect(try await ResponseBody.empty.collect(upTo: 0) == [])
        #expect(try await ResponseBody.bytes([]).collect(upTo: 0) == [])
    }

    @Test("is read from where it stands")
    func resumes() async throws {
        let body = ResponseBody(Source([[1], [2], [3]]))
        for try await chunk in body {
            #expect(chunk == [1])
            break
        }
        #expect(try await body.collect(upTo: 10) == [2, 3])
    }

    @Test("releases its source when the last copy goes, half read or not at all", arguments: [0, 1])
    func dropped(read: Int) async throws {
        let source = Source([[1], [2]])
        do {
            let body = ResponseBody(source)
            let copy = body
            var iterator = copy.makeAsyncIterator()
            for _ in 0..<read { _ = try await iterator.next() }
            #expect(source.abandonCount == 0)
        }
        #expect(source.abandonCount == 1)
    }

    @Test("of bytes keeps its trailers")
    func trailers() async throws {
        let body = ResponseBody.bytes([], trailers: [.contentType: "t"])
        #expect(try await body.collect(upTo: 0) == [])
        #expect(body.trailers[.contentType] == "t")
    }
}
