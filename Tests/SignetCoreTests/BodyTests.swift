import Glibc
import SignetCore
import Synchronization
import Testing

@Suite("A request body")
struct BodyTests {
    private struct SourceFailure: Error {}

    private func stream(_ chunks: [[UInt8]], length: Int? = nil, replay: Body.Replay = .once) -> Body {
        Body.stream(length: length, replay: replay) {
            AsyncStream { continuation in
                for chunk in chunks { continuation.yield(chunk) }
                continuation.finish()
            }
        }
    }

    private func read(_ body: Body) async throws(TransportError) -> [[UInt8]] {
        var reader = try body.makeReader()
        var chunks: [[UInt8]] = []
        while let chunk = try await reader.next() { chunks.append(chunk) }
        #expect(try await reader.next() == nil, "the end is not the end")
        return chunks
    }

    private func failure(of body: Body) async -> TransportError? {
        do {
            _ = try await read(body)
            return nil
        } catch {
            return error
        }
    }

    @Test("of bytes is read in one chunk, as often as wanted, and not at all when empty")
    func bytes() async throws {
        let body = Body.text("añb")
        for _ in 0..<2 { #expect(try await read(body) == [Array("añb".utf8)]) }
        #expect(body.length == .known(4))
        #expect(body.isReplayable)
        #expect(try await read(.none) == [])
    }

    @Test("that is a stream can be read once, and says so the second time")
    func once() async throws {
        let body = stream([[1]])
        #expect(!body.isReplayable)
        #expect(try await read(body) == [[1]])
        let error = await failure(of: body)
        #expect(error?.kind == .invalidRequest)
        #expect(error?.requestMayHaveBeenSent == false)
        #expect(error?.description.contains("once") == true)
    }

    @Test("that is a stream is given to one of many readers that come at once")
    func onceConcurrently() async {
        let body = stream([[1]])
        let winners = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 { group.addTask { (try? body.makeReader()) != nil } }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(winners == 1)
    }

    @Test("that is a replayable stream is produced anew for each reader")
    func replayable() async throws {
        let body = stream([[1], [2]], replay: .replayable)
        #expect(body.isReplayable)
        for _ in 0..<2 { #expect(try await read(body) == [[1], [2]]) }
    }

    @Test(
        "is held to its declared length, and its empty chunks vanish",
        arguments: [
            ([[1, 2], [3]], 3, true), ([[1], [], [2], []], 2, true), ([], 0, true), ([[]], 0, true),
            ([[1, 2], [3]], 4, false), ([[1, 2], [3]], 2, false), ([[1, 2, 3]], 2, false), ([], 1, false),
            ([[1]], 0, false),
        ] as [([[UInt8]], Int, Bool)])
    func declaredLength(chunks: [[UInt8]], length: Int, isExact: Bool) async throws {
        let body = stream(chunks, length: length)
        #expect(body.length == .known(length))
        if isExact {
            #expect(try await read(body) == chunks.filter { !$0.isEmpty })
        } else {
            #expect(await failure(of: body)?.kind == .invalidRequest)
        }
    }

    @Test("whose source fails fails the request, and names the failure's type only")
    func sourceFailure() async {
        let body = Body.stream {
            AsyncThrowingStream<[UInt8], any Error> { continuation in
                continuation.yield([1])
                continuation.finish(throwing: SourceFailure())
            }
        }
        let error = await failure(of: body)
        #expect(error?.kind == .invalidRequest)
        #expect(error?.phase == .sendBody)
        #expect(error?.reason.contains("SourceFailure") == true)
    }

    @Test("whose source is cancelled ends in a cancellation")
    func sourceCancellation() async {
        let body = Body.stream {
            AsyncThrowingStream<[UInt8], any Error> { $0.finish(throwing: CancellationError()) }
        }
        #expect(await failure(of: body)?.kind == .cancelled)
    }

    @Test("is described by kind and length, never by content")
    func description() {
        #expect("\(Body.text("canary"))" == "6 bytes")
        var shown = ""
        dump(Body.text("canary"), to: &shown)
        #expect(shown.contains("6 bytes"))
        #expect(!shown.contains("\(UInt8(ascii: "c"))"))
        #expect("\(stream([], length: 5))" == "a stream of 5 bytes")
        #expect("\(stream([]))" == "a stream of unknown length")
    }
}
