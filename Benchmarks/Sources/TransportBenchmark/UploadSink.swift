import Foundation

/// A server on the loopback that reads uploads as fast as they come, keeps nothing, and answers 204.
final class UploadSink: Sendable {
    private let listener: Int32
    let url: String

    init() throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isListening = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        guard isListening else { throw Unmeasured("there is no port for the uploads") }
        url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/"
        Thread.detachNewThread {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                Self.serve(connection)
                close(connection)
            }
        }
    }

    /// One upload: the head, then as many bytes as it states, or chunks up to the last one.
    private static func serve(_ connection: Int32) {
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var head = Data()
        while head.range(of: Data("\r\n\r\n".utf8)) == nil {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            head += buffer[..<count]
        }
        let end = head.range(of: Data("\r\n\r\n".utf8))?.upperBound ?? head.endIndex
        let fields = String(decoding: head[..<end], as: UTF8.self).lowercased()
        if fields.contains("100-continue") { answer("HTTP/1.1 100 Continue\r\n\r\n", on: connection) }
        let length = fields.firstMatch(of: /content-length: *([0-9]+)/).flatMap { Int($0.1) }
        var received = head.count - end
        var tail = Array(head[end...].suffix(5))
        while length.map({ received < $0 }) ?? (tail != Array("0\r\n\r\n".utf8)) {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            received += count
            tail = Array((tail + buffer[..<count].suffix(5)).suffix(5))
        }
        answer("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", on: connection)
    }

    private static func answer(_ text: String, on connection: Int32) {
        _ = text.withCString { send(connection, $0, text.utf8.count, Int32(MSG_NOSIGNAL)) }
    }
}
