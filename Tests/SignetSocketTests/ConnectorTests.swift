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
        await #expect(throws: StreamFailure.self) { try await connector.connect(to: [refusing, refusing]) }
    }

    @Test("A name is not an address")
    func numericAddresses() {
        #expect(SocketAddress(numeric: "localhost", port: 80) == nil)
        #expect(SocketAddress(numeric: "127.1", port: 80) == nil)
        #expect(SocketAddress(numeric: "fe80::1", port: 443)?.port == 443)
    }
}
