import Glibc

/// One connection of a ``LoadServer``, on a thread of its own.
struct LoadConnection {
    private let descriptor: Int32
    private let server: LoadServer

    init(_ descriptor: Int32, of server: LoadServer) {
        self.descriptor = descriptor
        self.server = server
    }

    /// Reads the head of a request; `nil` when there is none.
    ///
    /// - Returns: The bytes of the body that have come along.
    func readHead() -> [UInt8]? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16 * 1024)
        while true {
            let count = piece.withUnsafeMutableBytes(receive)
            guard count > 0 else { return nil }
            if bytes.isEmpty { server.counts.change { $0.heard += 1 } }
            bytes += piece[..<count]
            if let end = Self.headEnd(bytes) {
                server.counts.change { $0.requests += 1 }
                return Array(bytes[end...])
            }
        }
    }

    private static func headEnd(_ bytes: [UInt8]) -> Int? {
        let mark = Array("\r\n\r\n".utf8)
        return bytes.indices.dropLast(3).first { bytes[$0..<$0 + 4].elementsEqual(mark) }.map { $0 + 4 }
    }

    /// Reads some bytes; 0 at the end, and when the server is to stop.
    func receive(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        while server.isReady(descriptor, Int16(POLLIN)) {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 { return count }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            server.counts.change { $0.ended += 1 }
            return 0
        }
        return 0
    }

    /// Sends all of `bytes`; `false` when the peer takes no more, or the server is to stop.
    func send(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var sent = 0
        while sent < bytes.count {
            guard server.isReady(descriptor, Int16(POLLOUT)) else { return false }
            let rest = UnsafeRawBufferPointer(rebasing: bytes[sent...])
            let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
            let count = Glibc.send(descriptor, rest.baseAddress, rest.count, flags)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return false }
            sent += count
            server.counts.change { $0.sent += count }
        }
        return true
    }

    /// Sends `text`.
    @discardableResult
    func send(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { send(UnsafeRawBufferPointer($0)) }
    }

    /// Reads and forgets until the peer ends the connection.
    func readToEnd() {
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        while piece.withUnsafeMutableBytes(receive) > 0 {}
    }

    /// Reads the first bytes there are; `false` when there are none.
    func hear() -> Bool {
        var byte: UInt8 = 0
        guard withUnsafeMutableBytes(of: &byte, receive) > 0 else { return false }
        server.counts.change { $0.heard += 1 }
        return true
    }

    /// Stands still until the server is released; `false` when it is to stop.
    func hold() -> Bool {
        server.hold()
    }

    /// Reads `length` bytes of a body that must be the ``Pattern``, of which `first` have been read.
    func readPattern(_ length: Int, after first: [UInt8]) -> Bool {
        var check = Pattern.Check()
        var isRight = first.withUnsafeBytes { check.accepts($0) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 16)
        defer { buffer.deallocate() }
        while isRight, check.count < length {
            let count = receive(into: buffer)
            guard count > 0 else { break }
            isRight = check.accepts(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
        if isRight, check.count == length { return true }
        server.counts.change { $0.corrupt += 1 }
        return false
    }

    /// Sends `length` bytes of the ``Pattern``.
    func sendPattern(_ length: Int) -> Bool {
        var sent = 0
        while sent < length {
            let isSent = Pattern.withBytes(from: sent, atMost: length - sent) { bytes in
                sent += bytes.count
                return send(bytes)
            }
            guard isSent else { return false }
        }
        return true
    }
}
