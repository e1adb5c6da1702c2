import Foundation
import HTTPTypes
import SignetCore
import SignetSocket
import Synchronization
import Testing

/// A server that reads to the end sees when its client gives the descriptor back.
@Suite("What is given back")
struct ReleaseTests {
    /// A server that sends the first part of a large body and then waits.
    private func stallingServer(_ head: String) throws -> RawServer {
        try RawServer { connection, _ in
            _ = connection.readHead()
            connection.write(head)
            _ = connection.readToEnd()
        }
    }

    @Test(
        "A cancelled request fails as cancelled and gives its connection back",
        arguments: ["", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"])
    func cancellation(_ head: String) async throws {
        let server = try stallingServer(head)
        try await withTransport { transport in
            for number in 1...20 {
                let task = Task { () -> TransportError? in
                    await failure { _ = try await transport.send(Request(.get, server.url)).text() }
                }
                _ = await server.wait { $0.accepted == number }
                task.cancel()
                let error = await task.value
                #expect(error?.kind == .cancelled)
            }
            #expect(await server.wait { $0.finished == 20 })
        }
    }

    @Test("A request of a cancelled task is not sent")
    func cancelledBefore() async throws {
        let server = try stallingServer("")
        try await withTransport { transport in
            let task = Task { () -> TransportError? in
                withUnsafeCurrentTask { $0?.cancel() }
                return await failure { _ = try await transport.send(Request(.get, server.url)) }
            }
            let error = await task.value
            #expect(error?.kind == .cancelled && error?.requestMayHaveBeenSent == false)
        }
        #expect(server.connectionCount == 0)
    }

    @Test("Cancelling some of many requests takes nothing from the others")
    func cancellationAmongOthers() async throws {
        let server = try RawServer { connection, _ in
            while let head = connection.readHead() {
                let target = String(head.split(separator: " ")[1])
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(target.utf8.count)\r\n\r\n\(target)")
            }
        }
        try await withTransport { transport in
            await withTaskGroup(of: Void.self) { group in
                for task in 0..<16 {
                    group.addTask {
                        for number in 0..<100 {
                            let target = "/\(task)/\(number)"
                            let exchange = Task { try await transport.send(Request(.get, server.url + target)).text() }
                            if number % 3 == 0 {
                                for _ in 0..<(number % 7) { await Task.yield() }
                                exchange.cancel()
                            }
                            switch await exchange.result {
                            case .success(let text): #expect(text == target)
                            case .failure(let error):
                                #expect(number % 3 == 0)
                                #expect((error as? TransportError)?.kind == .cancelled, "\(error)")
                            }
                        }
                    }
                }
            }
        }
    }

    @Test("An upload is cancelled too")
    func cancelledUpload() async throws {
        let isOver = DispatchSemaphore(value: 0)
        let server = try RawServer { connection, _ in
            _ = connection.readHead()
            isOver.wait()
        }
        defer { isOver.signal() }
        try await withTransport { transport in
            let body = Body.stream(length: 1 << 30) { AsyncStream<[UInt8]> { [UInt8](repeating: 0, count: 65_536) } }
            let task = Task { () -> TransportError? in
                await failure { _ = try await transport.send(Request(.put, server.url, body: body)) }
            }
            _ = await server.wait { $0.accepted == 1 }
            task.cancel()
            let error = await task.value
            #expect(error?.kind == .cancelled)
        }
    }

    @Test("A body that is dropped gives its connection back")
    func droppedBody() async throws {
        let server = try stallingServer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
        try await withTransport { transport in
            for _ in 0..<20 { _ = try await transport.send(Request(.get, server.url)) }
            #expect(await server.wait { $0.finished == 20 })
        }
    }

    @Test("A transport that is dropped leaves no connection")
    func droppedTransport() async throws {
        let server = try RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        for _ in 0..<5 {
            let transport = SocketTransport()
            _ = try await transport.send(Request(.get, server.url)).text()
        }
        #expect(await server.wait { $0.finished == 5 })
    }

    @Test("A transport that is dropped leaves no thread, shut down or not", arguments: [false, true])
    func threads(_ shutsDown: Bool) async throws {
        let server = try RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        let threads = ThreadNames()
        for _ in 0..<3 {
            let transport = SocketTransport()
            // A body is produced where its connection lives.
            let body = Body.stream { threads }
            _ = try await transport.send(Request(.put, server.url, body: body)).text()
            if shutsDown { await transport.shutdown() }
        }
        #expect(threads.all.count == 3)
        #expect(try await eventually { !threads.all.contains { FileManager.default.fileExists(atPath: $0) } })
    }
}
