import Foundation

@testable import SignetSocket

/// An address of loopback that neither accepts nor refuses: a listener whose queue is full drops what arrives.
final class BlackHole: Sendable {
    let address: SocketAddress
    private let descriptors: [Int32]
    private let fillerPorts: Set<String>

    init() throws {
        guard let any = SocketAddress(numeric: "127.0.0.1", port: 0) else { throw POSIXError(.EINVAL) }
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard any.withPointer({ bind(listener, $0, $1) }) == 0, listen(listener, 0) == 0,
            let address = SocketAddress(of: listener, { getsockname($0, $1, &$2) })
        else { throw POSIXError(.EADDRINUSE) }
        self.address = address
        // A queue of length 0 holds one connection; what the others come to is theirs to wait for.
        let fillers = (0..<4).map { _ in
            let filler = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
            _ = address.withPointer { connect(filler, $0, $1) }
            return filler
        }
        descriptors = [listener] + fillers
        fillerPorts = Set(
            fillers.compactMap { SocketAddress(of: $0) { getsockname($0, $1, &$2) }.map { Self.hexadecimal($0.port) } })
    }

    deinit {
        for descriptor in descriptors { close(descriptor) }
    }

    /// The sockets, but for its own, that are trying to connect to it (state 2 of proc(5)'s /proc/net/tcp).
    var attempts: Int {
        get throws {
            // A file of proc states no size: it is read until it ends.
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/net/tcp"))
            let table = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
            return table.split(separator: "\n").count { line in
                let columns = line.split(separator: " ")
                return columns.count > 3 && columns[2].hasSuffix(":" + Self.hexadecimal(address.port))
                    && columns[3] == "02" && !fillerPorts.contains(String(columns[1].suffix(4)))
            }
        }
    }

    /// A port as that table writes it.
    private static func hexadecimal(_ port: Int) -> String {
        String(format: "%04X", port)
    }
}
