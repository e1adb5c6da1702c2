import Glibc
import HTTPTypes
import SignetCore
import Synchronization
import Testing

@testable import SignetSocket

@Suite("Limits of the pool")
struct PoolLimitTests {
    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

    private func settings(
        connections: Int = 1, age: Duration? = nil, uses: Int? = nil
    ) -> SocketTransport.Settings {
        var settings = SocketTransport.Settings()
        settings.connectionsPerOrigin = connections
        settings.maximumConnectionAge = age
        settings.maximumConnectionUses = uses
        return settings
    }

    @Test("There are never more connections to an origin than the limit, and every request gets its turn")
    func limit() async throws {
        let open = OpenConnections()
        let server = try RawServer { connection, _ in
            open.during {
                while connection.readHead() != nil { connection.write(Self.ok) }
            }
        }
        try await withTransport(settings(connections: 3)) { transport in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<40 {
                    group.addTask {
                        for _ in 0..<5 {
                            let text = try await transport.send(Request(.get, server.url)).text()
                            #expect(text == "ok")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(open.most <= 3 && server.connectionCount <= 3)
    }

    /// A response that is not read to its end.
    private final class HeldResponse: Sendable {
        private let response: Mutex<Response?>

        init(_ response: Response) {
            self.response = Mutex(response)
        }

        func drop() {
            response.withLock { $0 = nil }
        }
    }

    /// A transport whose one connection is taken.
    private func withBusyTransport(
        _ body: (SocketTransport, RawServer, HeldResponse) async throws -> Void
    ) async throws {
        let server = try RawServer { connection, number in
            guard connection.readHead() != nil else { return }
            connection.write(number == 0 ? "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc" : Self.ok)
            _ = connection.readToEnd()
        }
        try await withTransport(settings()) { transport in
            let held = HeldResponse(try await transport.send(Request(.get, server.url)))
            try await body(transport, server, held)
            held.drop()
        }
    }

    @Test("Who waits longer than the pool timeout is told so, and what would help")
    func timeout() async throws {
        try await withBusyTransport { transport, server, _ in
            let options = RequestOptions(timeouts: Timeouts(pool: .milliseconds(60)))
            let start = ContinuousClock.now
            let error = await failure { _ = try await transport.send(Request(.get, server.url, options: options)) }
            #expect(error?.kind == .poolTimeout && error?.phase == .pool && error?.requestMayHaveBeenSent == false)
            #expect(error?.remedy?.contains("per origin") == true && ContinuousClock.now - start >= .milliseconds(60))
        }
    }

    @Test("A deadline that passes in the queue is a deadline")
    func deadline() async throws {
        try await withBusyTransport { transport, server, _ in
            let options = RequestOptions(deadline: .now + .milliseconds(60))
            let error = await failure { _ = try await transport.send(Request(.get, server.url, options: options)) }
            #expect(error?.kind == .deadlineExceeded && error?.phase == .pool)
        }
    }

    @Test("Cancelling one that waits takes nothing from the one behind it")
    func cancellation() async throws {
        try await withBusyTransport { transport, server, held in
            let first = Task { await failure { _ = try await transport.send(Request(.get, server.url)) } }
            let second = Task { try await transport.send(Request(.get, server.url)).text() }
            first.cancel()
            #expect(await first.value?.kind == .cancelled)
            held.drop()
            let text = try await second.value
            #expect(text == "ok")
        }
    }

    @Test("Shutting down turns away who waits")
    func shutdown() async throws {
        try await withBusyTransport { transport, server, _ in
            let waiter = Task { await failure { _ = try await transport.send(Request(.get, server.url)) } }
            await transport.shutdown()
            #expect(await waiter.value?.kind == .shutDown)
        }
    }

    @Test("A connection that cannot be established leaves its place to the next, who tries for itself")
    func refused() async throws {
        try await withTransport(settings(connections: 2)) { transport in
            await withTaskGroup(of: TransportError?.self) { group in
                for _ in 0..<30 {
                    group.addTask {
                        await failure { _ = try await transport.send(Request(.get, "http://127.0.0.1:1/")) }
                    }
                }
                for await error in group { #expect(error?.kind == .connectionRefused) }
            }
        }
    }

    @Test("Faults and cancellations at random lose no place: afterwards as many connections as ever can be had")
    func faults() async throws {
        let server = try RawServer { connection, number in
            for served in 0... {
                guard connection.readHead() != nil else { return }
                switch (number &+ served) % 5 {
                case 0: return
                case 1: return connection.reset()
                case 2: return connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut")
                default: connection.write(Self.ok)
                }
            }
        }
        try await withTransport(settings(connections: 3)) { transport in
            await withTaskGroup(of: Void.self) { group in
                for seed in 0..<24 {
                    group.addTask {
                        var random = SeededGenerator(seed: UInt64(seed))
                        for _ in 0..<25 {
                            let task = Task { try await transport.send(Request(.get, server.url)).text() }
                            if Int.random(in: 0..<4, using: &random) == 0 {
                                for _ in 0..<Int.random(in: 0..<9, using: &random) { await Task.yield() }
                                task.cancel()
                            }
                            if case .failure(let error as TransportError) = await task.result {
                                #expect(error.kind != .poolTimeout && error.kind != .shutDown, "\(error)")
                            }
                        }
                    }
                }
            }
            try await expectPlaces(3, on: transport, to: server)
        }
    }

    /// Whether `count` exchanges can be going on at once.
    private func expectPlaces(_ count: Int, on transport: SocketTransport, to server: RawServer) async throws {
        let route = try Route(of: Request(.get, server.url), by: transport.engine.settings)
        let pool = try #require(transport.engine.pool[route])
        // Of a reactor that has none itself: it is given those of the others.
        let asker = IdleConnections(by: route, of: pool, on: ReactorTaskExecutor(try Reactor()))
        var held: [OriginPool.Grant] = []
        for _ in 0..<count { held.append(try await pool.acquire(until: .now + .seconds(10), from: asker)) }
        #expect(pool.take() == nil)
    }

    @Test("A connection carries no more exchanges than the settings say")
    func maximumUses() async throws {
        let server = try RawServer.answering(Self.ok)
        try await withTransport(settings(uses: 2)) { transport in
            for number in 0..<6 {
                let response = try await transport.send(Request(.get, server.url))
                let text = try await response.text()
                #expect(text == "ok")
                #expect(response.connection.isReused == (number % 2 == 1))
            }
        }
        #expect(server.connectionCount == 3)
    }

    @Test("A connection that is too old is closed, idle or when its exchange is over")
    func maximumAge() async throws {
        let server = try RawServer.answering(Self.ok)
        try await withTransport(settings(age: .milliseconds(40))) { transport in
            _ = try await transport.send(Request(.get, server.url)).text()
            #expect(await server.wait { $0.finished == 1 })
        }
        try await withTransport(settings(age: .zero)) { transport in
            for _ in 0..<3 { _ = try await transport.send(Request(.get, server.url)).text() }
        }
        #expect(server.connectionCount == 4)
    }

    @Test("A connection may be idle until its time or its age is over, whichever comes first")
    func idleLimit() {
        let born = Moment.now
        let limits = PoolLimits(
            connections: 1, idle: 1, idleTimeout: .seconds(10), maximumAge: .seconds(30), maximumUses: 3)
        #expect(limits.idleLimit(born: born, uses: 1, now: born + .seconds(5)) == born + .seconds(15))
        #expect(limits.idleLimit(born: born, uses: 1, now: born + .seconds(25)) == born + .seconds(30))
        #expect(limits.idleLimit(born: born, uses: 1, now: born + .seconds(30)) == nil)
        #expect(limits.idleLimit(born: born, uses: 3, now: born) == nil)
    }

    @Test("Origins that nothing uses any more are forgotten")
    func sweep() throws {
        let pool = ConnectionPool(
            PoolLimits(connections: 1, idle: 1, idleTimeout: .seconds(1), maximumAge: nil, maximumUses: nil))
        var held: [OriginPool.Grant] = []
        for number in 1...1000 {
            let grant = try #require(pool[route("http://host\(number)/")]?.take())
            if number <= 10 { held.append(grant) }
        }
        #expect(pool.originCount <= 64 + 10 && held.count == 10)
        for number in 1...10 {
            let origin = try #require(pool[route("http://host\(number)/")])
            #expect(origin.take() == nil)
        }
    }

    private func route(
        _ url: String, _ change: (inout SocketTransport.Settings) throws -> Void = { _ in }
    ) throws -> Route {
        var settings = SocketTransport.Settings()
        try change(&settings)
        return try Route(of: Request(.get, url), by: settings)
    }

    @Test(
        "Connections are shared by the same route only: trust, proxy, its credentials and the local end are part of it")
    func routes() throws {
        let url = "https://a.example/"
        let different = [
            try route(url), try route("http://a.example:443/"), try route("https://b.example/"),
            try route("https://a.example:444/"), try route(url) { $0.tls.trust = .insecureNone },
            try route(url) { $0.tls.identity = .init(certificateFile: "a", keyFile: "b") },
            try route(url) { $0.proxy = ProxySelection(try Proxy("http://p")) },
            try route(url) { $0.proxy = ProxySelection(try Proxy("http://p:1")) },
            try route(url) { $0.proxy = ProxySelection(try Proxy("http://u:v@p")) },
            try route(url) { $0.proxy = ProxySelection(try Proxy("http://u:w@p")) },
            try route(url) { $0.proxy = ProxySelection(try Proxy("socks5://p")) },
            try route(url) { $0.unixSocket = "/a" }, try route(url) { $0.unixSocket = "/b" },
            try route(url) { $0.localAddress = "127.0.0.1" },
        ]
        #expect(Set(different).count == different.count)
        #expect(try route(url) == route("https://A.example/other"))
        #expect(try route("http://a/") == route("http://a/") { $0.tls.trust = .insecureNone })
    }
}
