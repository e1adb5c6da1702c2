import Dispatch
import HTTPTypes
import SignetCore
import SignetSocket
import Synchronization
import Testing

@Suite("What goes wrong over TCP")
struct FaultTests {
    private func request(
        _ url: String, _ method: HTTPRequest.Method = .get, body: Body = .none, timeouts: Timeouts = Timeouts()
    ) throws -> Request {
        try Request(method, url, body: body, options: RequestOptions(timeouts: timeouts))
    }

    /// The error of sending to a server that does `serve`, and of reading the body.
    private func failure(
        _ method: HTTPRequest.Method = .get, body: Body = .none, timeouts: Timeouts = Timeouts(),
        _ serve: @escaping @Sendable (RawConnection) -> Void
    ) async throws -> TransportError {
        let server = try RawServer { connection, _ in serve(connection) }
        let transport = SocketTransport()
        let error = await SignetSocketTests.failure {
            let response = try await transport.send(request(server.url, method, body: body, timeouts: timeouts))
            _ = try await response.text()
        }
        await transport.shutdown()
        #expect(await server.wait { $0.accepted == 1 })
        return try #require(error)
    }

    @Test("A refused connection")
    func refused() async throws {
        try await withTransport { transport in
            let error = await SignetSocketTests.failure { _ = try await transport.send(request("http://127.0.0.1:1/")) }
            #expect(error?.kind == .connectionRefused && error?.phase == .connect)
            #expect(error?.requestMayHaveBeenSent == false)
        }
    }

    @Test("A name that does not exist")
    func unknownHost() async throws {
        try await withTransport { transport in
            let error = await SignetSocketTests.failure {
                _ = try await transport.send(request("http://nope.invalid/"))
            }
            #expect(error?.kind == .nameResolution && error?.phase == .resolve)
        }
    }

    @Test("A connection closed before the response, fresh: no second attempt")
    func closed() async throws {
        let error = try await failure { _ = $0.readHead() }
        #expect(error.kind == .connectionClosed && error.phase == .awaitHead && error.requestMayHaveBeenSent)
    }

    @Test("A reset before the response")
    func reset() async throws {
        let error = try await failure {
            _ = $0.readHead()
            $0.reset()
        }
        #expect(error.kind == .connectionReset && error.requestMayHaveBeenSent)
    }

    @Test("A reset within the body")
    func resetInBody() async throws {
        let error = try await failure { connection in
            _ = connection.readHead()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nabc")
            // The client has read the head when it asks for more than it was given.
            connection.reset()
        }
        #expect(error.kind == .connectionReset || error.kind == .truncatedBody)
    }

    @Test(
        "A body that ends early",
        arguments: ["Content-Length: 10\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"])
    func truncated(_ rest: String) async throws {
        let error = try await failure { connection in
            _ = connection.readHead()
            connection.write("HTTP/1.1 200 OK\r\n" + rest)
        }
        #expect(error.kind == .truncatedBody && error.phase == .receiveBody)
    }

    @Test("A response that is not HTTP")
    func malformed() async throws {
        let error = try await failure { connection in
            _ = connection.readHead()
            connection.write("SSH-2.0-OpenSSH\r\n")
            _ = connection.readToEnd()
        }
        #expect(error.kind == .malformedResponse && error.phase == .awaitHead)
    }

    @Test("A head without end")
    func hugeHead() async throws {
        let error = try await failure { connection in
            _ = connection.readHead()
            connection.write("HTTP/1.1 200 OK\r\n")
            while connection.write(Array("X-A: 0123456789\r\n".utf8)) > 0 {}
        }
        #expect(error.kind == .headersTooLarge)
    }

    @Test("No response within the response timeout")
    func responseTimeout() async throws {
        let error = try await failure(timeouts: Timeouts(response: .milliseconds(80))) { _ = $0.readToEnd() }
        #expect(error.kind == .responseTimeout && error.phase == .awaitHead)
    }

    @Test("A body that stops within the idle timeout")
    func idleTimeout() async throws {
        let error = try await failure(timeouts: Timeouts(idle: .milliseconds(80))) { connection in
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
            _ = connection.readToEnd()
        }
        #expect(error.kind == .idleTimeout && error.phase == .receiveBody)
    }

    @Test("A peer that takes no bytes within the idle timeout")
    func writeTimeout() async throws {
        let body = Body.bytes([UInt8](repeating: 0, count: 64 << 20))
        let isOver = DispatchSemaphore(value: 0)
        let error = try await failure(.post, body: body, timeouts: Timeouts(idle: .milliseconds(150))) { connection in
            _ = connection.readHead()
            isOver.wait()
        }
        isOver.signal()
        #expect(error.kind == .writeTimeout && error.phase == .sendBody)
    }

    @Test("A deadline, before the head and within the body")
    func deadline() async throws {
        for head in ["", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"] {
            let server = try RawServer { connection, _ in
                connection.write(head)
                _ = connection.readToEnd()
            }
            try await withTransport { transport in
                let start = ContinuousClock.now
                let options = RequestOptions(deadline: start + .milliseconds(80))
                let error = await SignetSocketTests.failure {
                    _ = try await transport.send(Request(.get, server.url, options: options)).text()
                }
                #expect(error?.kind == .deadlineExceeded)
                #expect(.now - start >= .milliseconds(80))
            }
        }
    }

    @Test("A body source that fails ends the exchange with its failure")
    func sourceFails() async throws {
        struct Broken: Error {}
        let body = Body.stream(length: 10) {
            AsyncThrowingStream<[UInt8], any Error> { stream in
                stream.yield([1])
                stream.finish(throwing: Broken())
            }
        }
        let error = try await failure(.put, body: body) { _ = $0.readToEnd() }
        #expect(error.kind == .invalidRequest && error.phase == .sendBody && error.reason.contains("Broken"))
    }

    @Test("An answer to an upload that is still going on is delivered", arguments: [413, 200])
    func earlyResponse(_ status: Int) async throws {
        let server = try RawServer { connection, _ in
            _ = connection.readHead()
            _ = connection.read(65_536)
            connection.write("HTTP/1.1 \(status) \r\nContent-Length: 4\r\nConnection: close\r\n\r\nstop")
            _ = connection.readToEnd()
        }
        try await withTransport { transport in
            let body = Body.stream(length: 1 << 30) {
                AsyncStream<[UInt8]> { [UInt8](repeating: 0, count: 65_536) }
            }
            let response = try await transport.send(request(server.url, .put, body: body))
            #expect(response.status.code == status)
            let text = try await response.text()
            #expect(text == "stop")
        }
    }

    @Test("Nothing is sent to a transport that was shut down, and shutting down ends what is in flight")
    func shutdown() async throws {
        let arrived = AsyncStream<Void>.makeStream()
        let server = try RawServer { connection, _ in
            _ = connection.readHead()
            arrived.continuation.yield()
            _ = connection.readToEnd()
        }
        let transport = SocketTransport()
        async let inFlight = SignetSocketTests.failure { _ = try await transport.send(request(server.url)) }
        for await _ in arrived.stream { break }
        await transport.shutdown()
        await transport.shutdown()
        let first = await inFlight
        #expect(first?.kind == .shutDown)
        let later = await SignetSocketTests.failure { _ = try await transport.send(request(server.url)) }
        #expect(later?.kind == .shutDown)
        #expect(server.connectionCount == 1)
    }
}
