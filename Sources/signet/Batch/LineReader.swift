import Glibc
import Signet
import SignetCore

/// Reads a descriptor in blocks of whole lines, with no more than one line and one block in memory.
struct LineReader {
    /// What is read at a time.
    enum Block: Sendable {
        /// Whole lines, but for a missing line end after the last.
        case lines([UInt8])
        /// One line that is too long, left out.
        case overlong
    }

    /// 16 MiB, line end included: API Gateway takes bodies of 10 MB, which are a third longer in base64.
    static let maximumLineLength = 16 * 1024 * 1024
    /// 256 KiB: some hundred lines, enough to make what surrounds their signing cheap.
    private static let blockLength = 256 * 1024

    private let descriptor: Int32
    private var rest: [UInt8] = []
    private var isSkipping = false

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Whether ``next()`` has something to read at once. A file always has, its end included.
    var isReady: Bool {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return Glibc.poll(&poll, 1, 0) > 0
    }

    /// The next block, or `nil` at the end.
    ///
    /// - Throws: ``TransportError/Kind/invalidRequest`` when the descriptor cannot be read.
    mutating func next() async throws(TransportError) -> Block? {
        while true {
            var data = try await Self.read(descriptor)
            if data.isEmpty {
                defer { rest = [] }
                return rest.isEmpty ? nil : .lines(rest)
            }
            if isSkipping {
                guard let lineEnd = data.firstIndex(of: 0x0A) else { continue }
                data.removeSubrange(...lineEnd)
                isSkipping = false
            }
            if let lineEnd = data.lastIndex(of: 0x0A) {
                let lines = rest + data[...lineEnd]
                rest = Array(data[(lineEnd + 1)...])
                return .lines(lines)
            }
            rest += data
            if rest.count > Self.maximumLineLength {
                rest = []
                isSkipping = true
                return .overlong
            }
        }
    }

    private static func read(_ descriptor: Int32) async throws(TransportError) -> [UInt8] {
        let data = try await BlockingThreads.shared.run { () -> [UInt8]? in
            var status = 0
            let data = [UInt8](unsafeUninitializedCapacity: blockLength) { buffer, count in
                repeat {
                    status = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                } while status < 0
                    && errno == EINTR
                count = max(status, 0)
            }
            return status < 0 ? nil : data
        }
        guard let data else { throw .invalidRequest("the standard input cannot be read") }
        return data
    }
}
