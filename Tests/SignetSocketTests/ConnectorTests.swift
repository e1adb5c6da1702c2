import Glibc
import HTTPTypes
import SignetCore
import Testing

@testable import SignetSocket

@Suite("Connecting")
struct ConnectorTests {
    @Test("The address families take turns, the resolver's first choice first")
    func alternation() throws {
        let given = ["::1", "::2", "::3", "127.0.0.1", "127.0.0.2"].compactMap { SocketAddress(numeric: $0, port: 80) }
        let order = Resolver.alternating(given).map(\.description)
        #expect(order == ["[::1]:80", "127.0.0.1:80", "[::2]:80", "127.0.0.2:80", "[::3]:80"])
        #expect(Resolver.alternating([]).isEmpty)
    }

    @Test("An address that refuses is passed over for the next one")
    func fallback() async throws {
        let server = try RawServer { connection, _ in _ = connection.readToEnd() }
        let refusing = try #require(SocketAddress(numeric: "127.0.0.1", port: 1))
        let accepting = try #require(SocketAddress(numeric: "127.0.0.1", port: server.port))
        let connector = Connector(reactor: try Reactor(), limit: .now + .seconds(10))
        let stream = try await connector.connect(to: [refusing, accepting])
        #expect(stream.peerAddress == accepting)
        await stream.close()
    }

    private func address(_ host: String, _ port: Int = 1) throws -> SocketAddress {
        try #require(SocketAddress(numeric: host, port: port))
    }

    /// What connecting fails with.
    private func failure(_ connector: Connector, _ addresses: [SocketAddress]) async -> ConnectFailure? {
        do throws(ConnectFailure) {
            try await connector.connect(to: addresses).close()
            return nil
        } catch {
            return error
        }
    }

    @Test("An address that does not answer costs one delay, not the connect timeout")
    func blackHole() async throws {
        let server = try RawServer { connection, _ in _ = connection.readToEnd() }
        let hole = try BlackHole()
        let accepting = try address("127.0.0.1", server.port)
        let connector = Connector(reactor: try Reactor(), limit: .now + .seconds(30), stagger: .milliseconds(50))
        let start = ContinuousClock.now
        let stream = try await connector.connect(to: [hole.address, accepting])
        #expect(stream.peerAddress == accepting && ContinuousClock.now - start >= .milliseconds(50))
        // The attempt that lost has been given up.
        #expect(try await eventually { try hole.attempts == 0 })
        await stream.close()
    }

    @Test("A failure does not wait for the delay, and the next attempt gets a whole one")
    func failureThenHole() async throws {
        let hole = try BlackHole()
        let server = try RawServer { connection, _ in _ = connection.readToEnd() }
        let accepting = try address("127.0.0.1", server.port)
        let connector = Connector(reactor: try Reactor(), limit: .now + .seconds(30), stagger: .milliseconds(80))
        let start = ContinuousClock.now
        let stream = try await connector.connect(to: [address("127.0.0.1"), address("::1"), hole.address, accepting])
        #expect(stream.peerAddress == accepting && ContinuousClock.now - start >= .milliseconds(80))
        await stream.close()
    }

    @Test("IPv6 that refuses gives way to IPv4")
    func refusedIPv6() async throws {
        let server = try RawServer { connection, _ in _ = connection.readToEnd() }
        let connector = Connector(reactor: try Reactor(), limit: .now + .seconds(10))
        let stream = try await connector.connect(
            to: [address("::1", server.port), address("127.0.0.1", server.port)])
        #expect(stream.peerAddress.family == AF_INET)
        await stream.close()
    }

    @Test("When all fail, the error is the one that says most, and names each address")
    func allFail() async throws {
        let reactor = try Reactor()
        let refusing = try address("127.0.0.1")
        let unreachable = try address("255.255.255.255")
        let connector = Connector(reactor: reactor, limit: .now + .seconds(10))
        for order in [[unreachable, refusing], [refusing, unreachable]] {
            let failed = await failure(connector, order)
            #expect(failed?.decisive == .refused(ECONNREFUSED), "\(failed as Any)")
            #expect(failed?.description.contains("127.0.0.1:1: Connection refused") == true)
            #expect(failed?.description.contains("255.255.255.255:1: ") == true)
        }
        #expect(await failure(connector, [])?.decisive == .timedOut)
        let hole = try BlackHole()
        let hurried = Connector(reactor: reactor, limit: .now + .milliseconds(100), stagger: .milliseconds(10))
        #expect(await failure(hurried, [hole.address, refusing])?.decisive == .timedOut)
    }

    @Test(
        "A cancelled connection attempt ends at once, on however many addresses, and leaves no socket",
        arguments: [1, 3])
    func cancellation(_ count: Int) async throws {
        let hole = try BlackHole()
        let connector = Connector(reactor: try Reactor(), limit: .now + .seconds(60), stagger: .milliseconds(1))
        for _ in 0..<5 {
            let task = Task { await failure(connector, Array(repeating: hole.address, count: count)) }
            #expect(try await eventually { try hole.attempts == count })
            task.cancel()
            #expect(await task.value?.decisive == .cancelled)
            #expect(try await eventually { try hole.attempts == 0 })
        }
    }

    @Test(
        "An address that does not answer is a connect timeout, or the deadline if that comes first"
    )
    func transportErrors() async throws {
        let hole = try BlackHole()
        try await withTransport { transport in
            for kind in [TransportError.Kind.connectTimeout, .deadlineExceeded] {
                var options = RequestOptions(timeouts: Timeouts(connect: .milliseconds(60)))
                if kind == .deadlineExceeded { options.deadline = .now + .milliseconds(40) }
                let request = try Request(.get, "http://\(hole.address)/", options: options)
                let error = await SignetSocketTests.failure { _ = try await transport.send(request) }
                #expect(error?.kind == kind && error?.phase == .connect && error?.requestMayHaveBeenSent == false)
            }
        }
    }

    @Test("A connection leaves from the address that is set, and an address that is not this machine's is an error")
    func localAddress() async throws {
        let server = try RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n")
        for (local, isOurs) in [("127.0.0.1", true), ("127.9.9.9", true), ("203.0.113.1", false), ("::1", false)] {
            var settings = SocketTransport.Settings()
            settings.localAddress = local
            try await withTransport(settings) { transport in
                let error = await SignetSocketTests.failure { _ = try await transport.send(Request(.get, server.url)) }
                #expect((error == nil) == isOurs, "\(error as Any)")
            }
        }
        let connector = Connector(
            reactor: try Reactor(), limit: .now + .seconds(10), localAddress: try address("127.9.9.9", 0))
        let stream = try await connector.connect(to: [address("127.0.0.1", server.port)])
        let own = await localAddress(of: stream)
        #expect(own?.ipBytes == [127, 9, 9, 9])
        await stream.close()
    }

    private func localAddress(of stream: isolated SocketStream) -> SocketAddress? {
        SocketAddress(of: stream.port.descriptor) { getsockname($0, $1, &$2) }
    }

    @Test("A name is not an address")
    func numericAddresses() {
        #expect(SocketAddress(numeric: "localhost", port: 80) == nil)
        #expect(SocketAddress(numeric: "127.1", port: 80) == nil)
        #expect(SocketAddress(numeric: "fe80::1", port: 443)?.port == 443)
    }
}
