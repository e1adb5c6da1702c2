import Glibc

/// Reads a file in large pieces, off the cooperative pool.
final class FileReader {
    /// 256 KiB: past this size a larger read saves no measurable system time.
    private static let pieceSize = 256 * 1024

    private let path: String
    private var descriptor: Int32?

    init(path: String) {
        self.path = path
    }

    deinit {
        if let descriptor { close(descriptor) }
    }

    /// The next piece; `nil` at the end of the file.
    func next() async throws(TransportError) -> [UInt8]? {
        let path = path
        let open = descriptor
        let (opened, piece) = try await BlockingThreads.shared.run { Self.readPiece(of: path, open: open) }.get()
        descriptor = opened
        return piece.isEmpty ? nil : piece
    }

    private static func readPiece(of path: String, open: Int32?) -> Result<(Int32, [UInt8]), TransportError> {
        let descriptor = open ?? Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(unreadable(path)) }
        var count = 0
        let piece = [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, initialized in
            repeat { count = read(descriptor, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
            initialized = max(count, 0)
        }
        guard count >= 0 else {
            if open == nil { close(descriptor) }
            return .failure(unreadable(path))
        }
        return .success((descriptor, piece))
    }

    /// The length of the regular file at `path`.
    static func length(of path: String) -> Result<Int, TransportError> {
        var status = stat()
        guard stat(path, &status) == 0, access(path, R_OK) == 0 else { return .failure(unreadable(path)) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            return .failure(.invalidRequest("\(path) is not a regular file", remedy: "give its content as a stream"))
        }
        return .success(status.st_size)
    }

    private static func unreadable(_ path: String) -> TransportError {
        .invalidRequest("the file \(path) cannot be read: \(String(cString: strerror(errno)))")
    }
}
