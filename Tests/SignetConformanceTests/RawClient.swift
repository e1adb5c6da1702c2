import Glibc
import SignetCore

/// A client that sends the bytes it is given and returns all it is sent.
enum RawClient {
    /// Sends each piece by itself, then reads until the server ends the connection or `limit` bytes have come.
    static func exchange(
        _ pieces: [[UInt8]], port: Int, halfCloses: Bool = true, upTo limit: Int = .max
    ) async throws -> [UInt8] {
        try await BlockingThreads.shared.run {
            talk(pieces, port: port, halfCloses: halfCloses, upTo: limit).flatMap(\.self)
        }
    }

    /// As `exchange`; returns what each read came to.
    static func pieces(_ pieces: [[UInt8]], port: Int) async throws -> [[UInt8]] {
        try await BlockingThreads.shared.run { talk(pieces, port: port, halfCloses: false, upTo: .max) }
    }

    private static func talk(_ pieces: [[UInt8]], port: Int, halfCloses: Bool, upTo limit: Int) -> [[UInt8]] {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = UInt16(port).bigEndian
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { return [] }
        for piece in pieces {
            _ = piece.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        }
        if halfCloses { shutdown(descriptor, Int32(SHUT_WR)) }
        var answer: [[UInt8]] = []
        var received = 0
        var buffer = [UInt8](repeating: 0, count: 4096)
        while received < limit {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return answer }
            answer.append(Array(buffer[..<count]))
            received += count
        }
        return answer
    }
}
