import Glibc
import Testing

@testable import SignetConformance

@Suite struct RawServerTests {
    @Test("Every byte of every request of a connection is recorded, however it was split")
    func recordsRequests() async throws {
        let server = try RawServer(.answering("HTTP/1.1 204 No Content\r\n\r\n"))
        let sent = [
            "GET /a?b=%2F HTTP/1.1\r\nHost: x\r\nX-A:  1 \r\nx-a:2\r\n\r\n",
            "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhe\r\no",
            "PUT /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;q=1\r\nhello\r\n1\r\n!\r\n0\r\nT: 1\r\n\r\n",
            "PUT /d HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        ]
        let pieces = Array(sent.joined().utf8).map { [$0] }
        let answer = try await RawClient.exchange(pieces, port: server.port)
        let requests = await server.requests(count: 4)

        #expect(requests.map { String(decoding: $0.bytes, as: UTF8.self) } == sent)
        #expect(requests.map { String(decoding: $0.content, as: UTF8.self) } == ["", "he\r\no", "hello!", ""])
        #expect(requests.map(\.target) == ["/a?b=%2F", "/b", "/c", "/d"])
        #expect(requests[0]["X-A"] == ["1", "2"])
        #expect(requests.allSatisfy { $0.isComplete && $0.connection == 0 })
        #expect(answer.count == 4 * "HTTP/1.1 204 No Content\r\n\r\n".utf8.count)
        await server.stop()
    }

    @Test("A request cut short is recorded as far as it came")
    func recordsPartOfRequest() async throws {
        let server = try RawServer(.answering(""))
        _ = try await RawClient.exchange(
            [Array("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhel".utf8)], port: server.port)
        let request = try #require(await server.requests(count: 1).first)
        #expect(!request.isComplete)
        #expect(request.content == Array("hel".utf8))
        #expect(await server.endedByPeer(count: 1) == 1)
    }

    @Test("Each connection plays its own script, and the last script serves the rest")
    func scriptsByConnection() async throws {
        let server = try RawServer(.once(.send("one")), .once(.sendInParts(Array("two".utf8))), .once(.send("rest")))
        var answers: [String] = []
        for _ in 0..<4 {
            answers.append(String(decoding: try await RawClient.exchange([], port: server.port), as: UTF8.self))
        }
        #expect(answers == ["one", "two", "rest", "rest"])
        #expect(await server.accepted(count: 4) == 4)
    }

    @Test("A stalled script goes on when the server is released")
    func stallsUntilReleased() async throws {
        let server = try RawServer(.once(.readRequest, .send("a"), .stall, .send("b")))
        async let answer = RawClient.exchange(
            [Array("GET / HTTP/1.1\r\n\r\n".utf8)], port: server.port, halfCloses: false)
        _ = await server.requests(count: 1)
        server.release()
        #expect(try await answer == Array("ab".utf8))
    }

    @Test("Stopping ends stalled and reading connections and whoever waits for requests")
    func stopsCleanly() async throws {
        let server = try RawServer(.once(.readToEnd), .once(.stall))
        async let first = RawClient.exchange([], port: server.port, halfCloses: false)
        async let second = RawClient.exchange([], port: server.port, halfCloses: false)
        #expect(await server.accepted(count: 2) == 2)
        async let requests = server.requests(count: 1)
        await server.stop()
        #expect(await requests.isEmpty)
        #expect(try await first == [])
        #expect(try await second == [])
        await server.stop()
    }

    @Test("The peer reads a response in the pieces that the target asks for", arguments: Division.all(of: 5))
    func divides(division: Division) async throws {
        let server = try RawServer(.once(.readRequest, .sendInParts(Array("hello".utf8)), .close))
        let request = Array("GET \(division.target) HTTP/1.1\r\n\r\n".utf8)
        let pieces = try await RawClient.pieces([request], port: server.port)
        #expect(pieces == division.pieces(of: Array("hello".utf8)).map(Array.init))
        await server.stop()
    }

    @Test("A server on a Unix socket removes it in the end, and takes none that is there")
    func unixSocket() async throws {
        let folder = try ScratchFolder()
        do {
            let server = try RawServer(unixSocket: folder.socketPath, scripts: [.ok])
            #expect(access(folder.socketPath, F_OK) == 0)
            #expect(throws: RawServerError.self) { try RawServer(unixSocket: folder.socketPath, scripts: [.ok]) }
            #expect(access(folder.socketPath, F_OK) == 0)
            await server.stop()
        }
        #expect(access(folder.socketPath, F_OK) != 0)
    }

    @Test("A server sends for ever until its peer ends the connection, and says so")
    func sendsForever() async throws {
        let server = try RawServer(.once(.sendForever([0x61], pause: .microseconds(100))))
        let received = try await RawClient.exchange([], port: server.port, halfCloses: false, upTo: 10)
        #expect(received.count >= 10 && Set(received) == [0x61])
        #expect(await server.endedByPeer(count: 1) == 1)
    }
}
