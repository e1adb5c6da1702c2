import Dispatch
import HTTPTypes
import SignetCore
import SignetSocket
import Synchronization
import Testing

@Suite("Connections kept alive")
struct PoolTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

    /// A server whose first connection answers once and then fails; the next ones work.
    private func staleServer(_ fail: @escaping @Sendable (RawConnection) -> Void) throws -> RawServer {
        try RawServer { connection, number in
            _ = connection.readHead()
            connection.write(Self.ok)
            if number == 0 { return fail(connection) }
            while connection.readHead() != nil { connection.write(Self.ok) }
        }
    }

    @Test(
        "A request whose reused connection dies before the response is sent again if it may be",
        arguments: [HTTPRequest.Method.get, .put, .delete], [false, true])
    func resent(_ method: HTTPRequest.Method, _ resets: Bool) async throws {
        let server = try staleServer { connection in
            _ = connection.readHead()
            if resets { connection.reset() }
        }
        try await withTransport { transport in
            for _ in 0..<3 {
                let text = try await transport.send(Request(method, server.url)).text()
                #expect(text == "ok")
            }
        }
        #expect(server.connectionCount == 2)
    }

    @Test("A POST, and a body that can be sent once only, are not sent again")
    func notResent() async throws {
        let once = Body.stream(length: 1) {
            AsyncStream<[UInt8]> { stream in
                stream.yield([0x61])
                stream.finish()
            }
        }
        for (method, body) in [(HTTPRequest.Method.post, Body.bytes([0x61])), (.put, once)] {
            let server = try staleServer { _ = $0.readHead() }
            try await withTransport { transport in
                _ = try await transport.send(Request(.get, server.url)).text()
                let error = await failure {
                    _ = try await transport.send(Request(method, server.url, body: body))
                }
                #expect(error?.kind == .connectionClosed || error?.kind == .connectionReset)
                #expect(error?.requestMayHaveBeenSent == true)
            }
            #expect(server.connectionCount == 1)
        }
    }

    @Test("A connection that dies again after the second attempt is an error")
    func resentOnce() async throws {
        let server = try RawServer { connection, number in
            _ = connection.readHead()
            if number == 0 {
                connection.write(Self.ok)
                _ = connection.readHead()
            }
        }
        try await withTransport { transport in
            _ = try await transport.send(Request(.get, server.url)).text()
            let error = await failure { _ = try await transport.send(Request(.get, server.url)) }
            #expect(error?.kind == .connectionClosed)
        }
        #expect(server.connectionCount == 2)
    }

    @Test("A connection closed while idle costs a POST nothing")
    func closedWhileIdle() async throws {
        let server = try staleServer { _ in }
        try await withTransport { transport in
            _ = try await transport.send(Request(.post, server.url)).text()
            #expect(await server.wait { $0.finished == 1 })
            let text = try await transport.send(Request(.post, server.url)).text()
            #expect(text == "ok")
        }
        #expect(server.connectionCount == 2)
    }

    @Test("A connection that becomes readable while it is idle is closed at once")
    func readableWhileIdle() async throws {
        let isIdle = DispatchSemaphore(value: 0)
        let server = try RawServer { connection, _ in
            _ = connection.readHead()
            connection.write(Self.ok)
            isIdle.wait()
            connection.write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n")
            _ = connection.readToEnd()
        }
        try await withTransport { transport in
            _ = try await transport.send(Request(.get, server.url)).text()
            isIdle.signal()
            #expect(await server.wait { $0.finished == 1 })
        }
    }

    @Test("Words of the server that nobody asked for are not taken for the next response")
    func unsolicitedBytes() async throws {
        let spoken = AsyncStream<Void>.makeStream()
        let server = try RawServer { connection, number in
            while connection.readHead() != nil {
                connection.write(Self.ok)
                guard number == 0 else { continue }
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison")
                spoken.continuation.yield()
            }
        }
        try await withTransport { transport in
            _ = try await transport.send(Request(.get, server.url)).text()
            for await _ in spoken.stream { break }
            let text = try await transport.send(Request(.get, server.url)).text()
            #expect(text == "ok")
        }
        #expect(server.connectionCount == 2)
    }

    @Test(
        "A connection that must not be used again is not",
        arguments: [
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nexcess",
            "HTTP/1.1 204 No Content\r\n\r\nexcess",
        ])
    func notKept(_ response: String) async throws {
        let server = try RawServer.answering(response)
        try await withTransport { transport in
            for _ in 0..<2 { _ = try await transport.send(Request(.get, server.url)).text() }
        }
        #expect(server.connectionCount == 2)
    }

    @Test("A request that says close is the last on its connection")
    func requestCloses() async throws {
        let server = try RawServer.answering(Self.ok)
        try await withTransport { transport in
            for _ in 0..<2 {
                _ = try await transport.send(Request(.get, server.url, headers: [.connection: "close"])).text()
            }
        }
        #expect(server.connectionCount == 2)
    }

    @Test("An idle connection is closed when its time is over")
    func idleTimeout() async throws {
        let server = try RawServer.answering(Self.ok)
        var settings = SocketTransport.Settings()
        settings.idleTimeout = .milliseconds(30)
        try await withTransport(settings) { transport in
            _ = try await transport.send(Request(.get, server.url)).text()
            #expect(await server.wait { $0.finished == 1 })
        }
    }

    @Test("No more connections are kept than the settings say")
    func idleLimit() async throws {
        let rendezvous = Rendezvous(of: 6)
        let server = try RawServer { connection, _ in
            while connection.readHead() != nil {
                rendezvous.meet()
                connection.write(Self.ok)
            }
        }
        var settings = SocketTransport.Settings()
        settings.idleConnectionsPerOrigin = 2
        try await withTransport(settings) { transport in
            for _ in 0..<2 {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<6 {
                        group.addTask { _ = try await transport.send(Request(.get, server.url)).text() }
                    }
                    try await group.waitForAll()
                }
            }
        }
        #expect(server.connectionCount == 10)
    }
}
