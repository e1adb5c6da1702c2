import Foundation
import Synchronization

/// The server's end of a connection; blocks.
final class RawConnection: Sendable {
    private let descriptor: Int32
    private let state = Mutex((isOpen: true, leftover: [UInt8]()))

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// The next request head, with its empty line; `nil` at the end of the stream.
    func readHead() -> String? {
        let end = Array("\r\n\r\n".utf8)
        var bytes = takeLeftover()
        while true {
            if let range = bytes.firstRange(of: end) {
                state.withLock { $0.leftover = Array(bytes[range.upperBound...]) }
                return String(decoding: bytes[..<range.upperBound], as: UTF8.self)
            }
            guard let more = readSome() else { return nil }
            bytes += more
        }
    }

    /// Exactly `count` bytes, or `nil` when the stream ends before.
    func read(_ count: Int) -> [UInt8]? {
        var bytes = takeLeftover()
        while bytes.count < count {
            guard let more = readSome() else { return nil }
            bytes += more
        }
        state.withLock { $0.leftover = Array(bytes[count...]) }
        return Array(bytes[..<count])
    }

    /// Everything up to the end of the stream.
    func readToEnd() -> [UInt8] {
        var bytes = takeLeftover()
        while let more = readSome() { bytes += more }
        return bytes
    }

    func write(_ text: String) {
        write(Array(text.utf8))
    }

    /// Writes all of `bytes`; returns how many were taken before the client hung up.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Int {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                send(descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return sent }
            sent += count
        }
        return sent
    }

    func close() {
        state.withLock { state in
            if state.isOpen { Glibc.close(descriptor) }
            state.isOpen = false
        }
    }

    /// Closes with a reset instead of an end.
    func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        close()
    }

    /// Wakes a thread that blocks on the connection.
    func interrupt() {
        state.withLock { state in
            if state.isOpen { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }

    private func takeLeftover() -> [UInt8] {
        state.withLock { state in
            defer { state.leftover = [] }
            return state.leftover
        }
    }

    private func readSome() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }
}
