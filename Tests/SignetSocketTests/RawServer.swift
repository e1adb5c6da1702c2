import Foundation
import Synchronization

@testable import SignetSocket

/// A server on loopback, or on a Unix socket, that says byte for byte what a test tells it to, with a blocking thread for each connection.
final class RawServer: Sendable {
    let port: Int
    private let descriptor: Int32
    private let accepted = Mutex<[RawConnection]>([])
    private let tally = ConnectionTally()

    /// Calls `serve` with each connection and its number, from 0.
    convenience init(_ serve: @escaping @Sendable (RawConnection, Int) -> Void) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) + listen(descriptor, 128) + getsockname(descriptor, pointer, &length)
            }
        }
        guard status == 0 else { throw POSIXError(.EADDRINUSE) }
        self.init(descriptor, port: Int(UInt16(bigEndian: address.sin_port)), serve)
    }

    /// As above, on the Unix socket `path`.
    convenience init(
        unixSocket path: String, _ serve: @escaping @Sendable (RawConnection, Int) -> Void
    ) throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let status = SocketAddress(unixSocket: path)?.withPointer { bind(descriptor, $0, $1) + listen(descriptor, 128) }
        guard status == 0 else { throw POSIXError(.EADDRINUSE) }
        self.init(descriptor, port: 0, serve)
    }

    private init(_ descriptor: Int32, port: Int, _ serve: @escaping @Sendable (RawConnection, Int) -> Void) {
        self.descriptor = descriptor
        self.port = port
        let accept: @Sendable () -> Void = { [weak self, tally] in
            // Closed by the thread that uses it: its number, given back earlier, may be another test's server by now.
            defer { close(descriptor) }
            while true {
                let client = Glibc.accept(descriptor, nil, nil)
                guard client >= 0 else { return }
                let connection = RawConnection(client)
                guard let number = self?.add(connection) else { return connection.close() }
                Thread.detachNewThread {
                    serve(connection, number)
                    connection.close()
                    tally.count { $0.finished += 1 }
                }
            }
        }
        Thread.detachNewThread(accept)
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
        for connection in accepted.withLock({ $0 }) { connection.interrupt() }
    }

    private func add(_ connection: RawConnection) -> Int {
        defer { tally.count { $0.accepted += 1 } }
        return accepted.withLock { accepted in
            accepted.append(connection)
            return accepted.count - 1
        }
    }

    /// Whether its connections come to meet `condition`.
    func wait(until condition: @escaping ConnectionTally.Condition) async -> Bool {
        await tally.wait(until: condition)
    }

    var url: String { "http://127.0.0.1:\(port)" }
    var connectionCount: Int { tally.counts.accepted }

    /// A server that answers every request of every connection with `response`.
    static func answering(_ response: String) throws -> RawServer {
        try RawServer { connection, _ in
            while connection.readHead() != nil { connection.write(response) }
        }
    }
}
