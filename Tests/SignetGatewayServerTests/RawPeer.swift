#if Socket
    import Foundation
    import Glibc
    import Synchronization

    /// A TCP client that sends the bytes it is given, when it is told, and reads what comes.
    ///
    /// Its calls block, each on a thread of its own: a pool of threads would let the tests wait for one another.
    final class RawPeer: Sendable {
        struct Failure: Error {
            let call: String
            let code = errno
        }

        private let descriptor: Int32
        private let unread = Mutex<[UInt8]>([])

        /// Connects to the loopback; the kernel answers, whether or not the server accepts.
        init(port: Int) throws {
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            address.sin_port = UInt16(port).bigEndian
            let status = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard status == 0 else { throw Failure(call: "connect") }
        }

        deinit {
            close(descriptor)
        }

        private func blocking<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: work()) }
            }
        }

        /// Sends `text`; what the server no longer takes is lost.
        func send(_ text: String) async {
            await send(Array(text.utf8))
        }

        func send(_ bytes: [UInt8]) async {
            await blocking {
                var rest = bytes[...]
                while !rest.isEmpty {
                    let count = rest.withUnsafeBytes {
                        Glibc.send(self.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                    }
                    guard count > 0 else { return }
                    rest = rest.dropFirst(count)
                }
            }
        }

        /// Says that nothing more will be sent.
        func finish() {
            shutdown(descriptor, Int32(SHUT_WR))
        }

        /// The next response, whose body must be framed by its length; shorter when the server closes first.
        func response(hasBody: Bool = true) async -> RawResponse {
            await blocking {
                var bytes = self.unread.withLock { $0 }
                while true {
                    if let response = RawResponse(prefixOf: bytes, hasBody: hasBody) {
                        self.unread.withLock { $0 = Array(bytes[response.byteCount...]) }
                        return response
                    }
                    guard let more = self.receive() else {
                        self.unread.withLock { $0 = [] }
                        return RawResponse(rest: bytes)
                    }
                    bytes += more
                }
            }
        }

        /// Everything up to the close of the server.
        func readToEnd() async -> String {
            await blocking {
                var bytes = self.unread.withLock { unread in
                    defer { unread = [] }
                    return unread
                }
                while let more = self.receive() { bytes += more }
                return String(decoding: bytes, as: UTF8.self)
            }
        }

        /// `nil` at the end, and after a reset.
        private func receive() -> [UInt8]? {
            var buffer = [UInt8](repeating: 0, count: 64 * 1024)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            return count > 0 ? Array(buffer[..<count]) : nil
        }
    }
#endif
