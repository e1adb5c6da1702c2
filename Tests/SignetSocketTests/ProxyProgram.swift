import Foundation
import SignetTestSupport

@testable import SignetSocket

/// A proxy of Debian's, on a port of loopback: tinyproxy for HTTP, microsocks for SOCKS 5.
final class ProxyProgram: Sendable {
    let port: Int
    private let program: RunningProgram
    private let directory: TemporaryDirectory

    private init(_ command: String, port: Int, _ directory: TemporaryDirectory, _ arguments: [String]) async throws {
        self.port = port
        self.directory = directory
        let log = try directory.create("log")
        let descriptor = log.fileDescriptor
        program = try RunningProgram(
            command, arguments, input: descriptor, output: descriptor, errors: descriptor)
        guard try await eventually({ try Self.isListening(port) }) else { throw POSIXError(.ETIMEDOUT) }
    }

    /// tinyproxy, which opens tunnels to any port, to anybody or to `user` with `password`.
    static func http(_ login: (user: String, password: String)? = nil) async throws -> ProxyProgram {
        let port = try unusedPort()
        let directory = try TemporaryDirectory()
        let authentication = login.map { "BasicAuth \($0.user) \($0.password)\n" } ?? ""
        _ = try directory.create(
            "tinyproxy.conf",
            containing: "Port \(port)\nListen 127.0.0.1\nAllow 127.0.0.1\nTimeout 60\n" + authentication)
        return try await ProxyProgram(
            "tinyproxy", port: port, directory, ["-d", "-c", directory.path("tinyproxy.conf")])
    }

    /// microsocks, for anybody or for `user` with `password`.
    static func socks(_ login: (user: String, password: String)? = nil) async throws -> ProxyProgram {
        let port = try unusedPort()
        let authentication = login.map { ["-u", $0.user, "-P", $0.password] } ?? []
        return try await ProxyProgram(
            "microsocks", port: port, try TemporaryDirectory(), ["-i", "127.0.0.1", "-p", "\(port)"] + authentication)
    }

    func stop() async {
        program.kill(SIGKILL)
        _ = await program.wait()
    }

    private static func unusedPort() throws -> Int {
        try withLoopbackSocket { descriptor, address in
            _ = address.withPointer { bind(descriptor, $0, $1) }
            return SocketAddress(of: descriptor) { getsockname($0, $1, &$2) }?.port ?? 0
        }
    }

    private static func isListening(_ port: Int) throws -> Bool {
        try withLoopbackSocket(port) { descriptor, address in
            address.withPointer { connect(descriptor, $0, $1) } == 0
        }
    }

    private static func withLoopbackSocket<Result>(
        _ port: Int = 0, _ body: (Int32, SocketAddress) throws -> Result
    ) throws -> Result {
        guard let address = SocketAddress(numeric: "127.0.0.1", port: port) else { throw POSIXError(.EINVAL) }
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        return try body(descriptor, address)
    }
}
