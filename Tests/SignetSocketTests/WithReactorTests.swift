import Foundation
import HTTPTypes
import SignetCore
import Testing

@testable import SignetSocket

@Suite("Tasks on a reactor")
struct WithReactorTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

    /// Whether the caller is on a thread of a reactor.
    private static var isOnReactor: Bool {
        let name = try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8)
        return name == "signet-reactor\n"
    }

    @Test("Everything between the braces runs on the reactor, from the first line to the last")
    func thread() async throws {
        let server = try RawServer.answering(Self.ok)
        try await withTransport { transport in
            #expect(!Self.isOnReactor)
            let seen = try await transport.withReactor {
                var seen = [Self.isOnReactor]
                for _ in 0..<3 {
                    let response = try await transport.send(Request(.get, server.url))
                    seen.append(Self.isOnReactor)
                    _ = try await response.text()
                    seen.append(Self.isOnReactor)
                }
                async let child = Self.isOnReactor
                seen.append(await child)
                return seen
            }
            #expect(seen == Array(repeating: true, count: 8))
            #expect(!Self.isOnReactor)
        }
        #expect(server.connectionCount == 1)
    }

    @Test("A body longer than one read is read on the reactor too")
    func longBody() async throws {
        let body = String(repeating: "x", count: 3_000_000)
        let server = try RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body)
        try await withTransport { transport in
            let isWhole = try await transport.withReactor {
                try await transport.send(Request(.get, server.url)).text() == body && Self.isOnReactor
            }
            #expect(isWhole)
        }
    }

    @Test("A call within another stays on its reactor, and one of another transport leaves it and comes back")
    func nested() async throws {
        let server = try RawServer.answering(Self.ok)
        try await withTransport { first in
            try await withTransport { second in
                try await first.withReactor {
                    let outer = first.engine.reactors.current
                    let inner = await first.withReactor { first.engine.reactors.current }
                    #expect(outer != nil && inner === outer)
                    try await second.withReactor {
                        #expect(first.engine.reactors.current == nil && second.engine.reactors.current != nil)
                        // A transport whose reactors are others' is used as from anywhere else.
                        for transport in [first, second] {
                            let text = try await transport.send(Request(.get, server.url)).text()
                            #expect(text == "ok")
                        }
                    }
                    #expect(first.engine.reactors.current === outer)
                }
            }
        }
    }

    @Test("What the closure throws is thrown, as its own type")
    func throwing() async throws {
        struct Broken: Error {}
        try await withTransport { transport in
            do throws(Broken) {
                try await transport.withReactor { () async throws(Broken) in throw Broken() }
                Issue.record("nothing was thrown")
            } catch {
                #expect(!Self.isOnReactor)
            }
        }
    }

    @Test("A cancelled task on a reactor fails as cancelled, and gives its connection back")
    func cancellation() async throws {
        let server = try RawServer { connection, _ in
            _ = connection.readHead()
            _ = connection.readToEnd()
        }
        try await withTransport { (transport) async throws in
            let task = Task { await Self.failureOnReactor(of: transport, server.url) }
            let isSent = await server.wait { $0.accepted == 1 }
            task.cancel()
            let error = await task.value
            let isReleased = await server.wait { $0.finished == 1 }
            #expect(isSent && error?.kind == .cancelled && isReleased)
        }
    }

    @Test("A cancellation ends the second request of a call as well, and one within another call, and a child task's")
    func laterCancellation() async throws {
        let server = try RawServer { connection, _ in
            guard connection.readHead()?.contains("/quick") == true else { return _ = connection.readToEnd() }
            connection.write(Self.ok)
            _ = connection.readHead()
            _ = connection.readToEnd()
        }
        try await withTransport { (transport) async throws in
            let task = Task {
                await transport.withReactor {
                    await transport.withReactor {
                        _ = try? await transport.send(Request(.get, server.url + "/quick")).text()
                    }
                    async let child = failure { _ = try await transport.send(Request(.get, server.url + "/child")) }
                    let own = await failure { _ = try await transport.send(Request(.get, server.url + "/own")) }
                    return [own, await child]
                }
            }
            let isSent = await server.wait { $0.accepted == 2 }
            task.cancel()
            let kinds = await task.value.map(\.?.kind)
            #expect(isSent && kinds == [.cancelled, .cancelled])
            let visits = await transport.withReactor { transport.engine.reactors.current?.visits.count }
            #expect(visits == 1)
        }
    }

    @Test("What a task sends after it was cancelled is not sent", arguments: [true, false])
    func sendAfterCancellation(_ hasIdleConnection: Bool) async throws {
        let server = try RawServer { connection, _ in
            while connection.readHead() != nil { connection.write(Self.ok) }
        }
        try await withTransport { (transport) async throws in
            let task = Task {
                await transport.withReactor {
                    if hasIdleConnection { _ = try? await transport.send(Request(.get, server.url)).text() }
                    withUnsafeCurrentTask { $0?.cancel() }
                    var failures: [TransportError?] = []
                    for _ in 0..<3 {
                        await Task.yield()
                        failures.append(
                            await failure { _ = try await transport.send(Request(.get, server.url)).text() })
                    }
                    return failures
                }
            }
            for error in await task.value {
                #expect(error?.kind == .cancelled && error?.requestMayHaveBeenSent == false)
            }
        }
    }

    private static func failureOnReactor(of transport: SocketTransport, _ url: String) async -> TransportError? {
        await transport.withReactor {
            await failure { _ = try await transport.send(Request(.get, url)) }
        }
    }

    @Test("A shutdown on the reactor itself ends what is going on there")
    func shutdown() async throws {
        let server = try RawServer { connection, _ in
            _ = connection.readHead()
            _ = connection.readToEnd()
        }
        try await withTransport { transport in
            let kinds = await transport.withReactor {
                async let busy = failure { _ = try await transport.send(Request(.get, server.url)) }
                _ = await server.wait { $0.accepted == 1 }
                await transport.shutdown()
                let later = await failure { _ = try await transport.send(Request(.get, server.url)) }
                return [await busy?.kind, later?.kind]
            }
            #expect(kinds == [.shutDown, .shutDown])
        }
    }

    @Test("The limit of an origin holds over all reactors and those who are on none, and nobody waits in vain")
    func limit() async throws {
        let open = OpenConnections()
        let server = try RawServer { connection, _ in
            open.during {
                while connection.readHead() != nil { connection.write(Self.ok) }
            }
        }
        var settings = SocketTransport.Settings()
        settings.threads = 3
        settings.tasksPerThread = 1
        settings.connectionsPerOrigin = 2
        try await withTransport(settings) { transport in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<24 {
                    group.addTask {
                        for _ in 0..<20 {
                            let text =
                                number % 4 == 0
                                ? try await transport.send(Request(.get, server.url)).text()
                                : try await transport.withReactor {
                                    try await transport.send(Request(.get, server.url)).text()
                                }
                            #expect(text == "ok")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(open.most <= 2)
    }

    /// Each task prefers one reactor and uses connections of another besides its own: no response may be lost on the way.
    @Test("Between reactors no response is lost", .timeLimit(.minutes(1)))
    func betweenReactors() async throws {
        let server = try RawServer { connection, _ in
            while let head = connection.readHead() {
                let target = String(head.split(separator: " ")[1])
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(target.utf8.count)\r\n\r\n\(target)")
            }
        }
        var settings = SocketTransport.Settings()
        settings.threads = 2
        settings.tasksPerThread = 1
        try await withTransport(settings) { one in
            try await withTransport(settings) { other in
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for task in 0..<64 {
                        group.addTask {
                            try await one.withReactor {
                                var received = 0
                                for number in 0..<100 {
                                    let target = "/\(task)/\(number)"
                                    let transport = number % 2 == 0 ? one : other
                                    let text = try await transport.send(Request(.get, server.url + target)).text()
                                    if text == target { received += 1 }
                                }
                                return received
                            }
                        }
                    }
                    let received = try await group.reduce(0, +)
                    #expect(received == 6400)
                }
            }
        }
    }

    @Test("No thread outlives the transport whose reactors were used")
    func threads() async throws {
        let threads = ThreadNames()
        for _ in 0..<3 {
            let transport = SocketTransport()
            for _ in 0..<4 { await transport.withReactor { threads.noteCurrent() } }
        }
        #expect(!threads.all.isEmpty)
        #expect(try await eventually { !threads.all.contains { FileManager.default.fileExists(atPath: $0) } })
    }
}
