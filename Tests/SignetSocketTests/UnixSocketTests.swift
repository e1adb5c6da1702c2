import Glibc
import HTTPTypes
import SignetCore
import SignetTestSupport
import Synchronization
import Testing

@testable import SignetSocket

@Suite("Unix sockets")
struct UnixSocketTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    private var path: String { directory.path("api.sock") }

    private func settings(_ path: String) -> SocketTransport.Settings {
        var settings = SocketTransport.Settings()
        settings.unixSocket = path
        return settings
    }

    @Test("Requests go to the socket, with the Host and target of their URL, and share its connections")
    func exchanges() async throws {
        let heads = Mutex<[String]>([])
        let server = try RawServer(unixSocket: path) { connection, _ in
            while let head = connection.readHead() {
                heads.withLock { $0.append(head) }
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            }
        }
        try await withTransport(settings(path)) { transport in
            #expect(transport.capabilities[.unixSocket] == .full)
            for number in 0..<3 {
                let options = RequestOptions(required: [.unixSocket])
                let response = try await transport.send(
                    Request(.get, "http://no.such.host.invalid/a%2Fb?c", options: options))
                let text = try await response.text()
                #expect(text == "ok" && response.connection.isReused == (number > 0))
                #expect(response.connection.remoteAddress == path)
            }
        }
        #expect(server.connectionCount == 1)
        #expect(heads.withLock { Set($0) } == ["GET /a%2Fb?c HTTP/1.1\r\nHost: no.such.host.invalid\r\n\r\n"])
    }

    @Test("A large body arrives whole, in both directions")
    func largeBodies() async throws {
        let size = 4 << 20
        let server = try RawServer(unixSocket: path) { connection, _ in
            _ = connection.readHead()
            let body = connection.read(size) ?? []
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n")
            connection.write(body)
        }
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        try await withTransport(settings(path)) { transport in
            let response = try await transport.send(Request(.post, "http://localhost/", body: .bytes(body)))
            let echo = try await response.body.collect(upTo: size)
            #expect(echo == body)
        }
        withExtendedLifetime(server) {}
    }

    @Test("A path without a socket, or without a server, is a refused connection at that path")
    func refused() async throws {
        let abandoned = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #expect(SocketAddress(unixSocket: path)?.withPointer { bind(abandoned, $0, $1) } == 0)
        close(abandoned)
        for path in [path, directory.path("none.sock")] {
            try await withTransport(settings(path)) { transport in
                let error = await failure { _ = try await transport.send(Request(.get, "http://localhost/")) }
                #expect(error?.kind == .connectionRefused && error?.phase == .connect)
                #expect(error?.peer == "localhost:80 on \(path)" && error?.requestMayHaveBeenSent == false)
            }
        }
    }

    @Test("A socket whose queue is full refuses at once")
    func fullQueue() async throws {
        let listening = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listening) }
        #expect(SocketAddress(unixSocket: path)?.withPointer { bind(listening, $0, $1) + listen(listening, 0) } == 0)
        try await withTransport(settings(path)) { transport in
            let options = RequestOptions(deadline: .now + .seconds(1))
            let errors = await withTaskGroup(of: TransportError?.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        await failure {
                            _ = try await transport.send(Request(.get, "http://localhost/", options: options))
                        }
                    }
                }
                return await group.reduce(into: [TransportError?]()) { $0.append($1) }
            }
            #expect(errors.contains { $0?.kind == .connectionRefused })
        }
    }

    @Test("A path that no socket can have is refused", arguments: ["", String(repeating: "x", count: 108), "a\0b"])
    func unusable(_ path: String) async throws {
        try await withTransport(settings(path)) { transport in
            let error = await failure { _ = try await transport.send(Request(.get, "http://localhost/")) }
            #expect(error?.kind == .invalidRequest)
        }
        #expect(SocketAddress(unixSocket: String(repeating: "x", count: 107)) != nil)
    }

    @Test("A Unix socket and a proxy contradict each other, unless the proxy is not for this origin")
    func proxy() async throws {
        let server = try RawServer(unixSocket: path) { connection, _ in
            while connection.readHead() != nil { connection.write("HTTP/1.1 204 No Content\r\n\r\n") }
        }
        var settings = settings(path)
        settings.proxy = ProxySelection(try Proxy("127.0.0.1:1"), except: try ProxyExceptions("localhost"))
        try await withTransport(settings) { transport in
            let error = await failure { _ = try await transport.send(Request(.get, "http://a.example/")) }
            #expect(error?.kind == .invalidRequest)
            let response = try await transport.send(Request(.get, "http://localhost/"))
            #expect(response.status == .noContent)
        }
        withExtendedLifetime(server) {}
    }
}
