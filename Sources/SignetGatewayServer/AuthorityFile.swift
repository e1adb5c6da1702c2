#if Socket
    import Glibc
    import SignetCore
    import Synchronization

    /// The file that tells clients whom to trust. It blocks: for ``BlockingThreads`` only, but for its end.
    final class AuthorityFile: Sendable {
        let path: String
        private let isThere = Atomic(true)

        /// Writes `pem` to a new file in `$TMPDIR`, or `/tmp`.
        init(_ pem: [UInt8]) throws(GatewayServerError) {
            let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
            let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
            path = "\(folder.isEmpty ? "/tmp" : folder)/signet-ca-\(suffix).pem"
            // O_EXCL: the file is new, and no link that somebody has prepared is followed. A certificate is public: a client
            // of another user may read it.
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { throw Self.failure(path, errno) }
            let isWritten = pem.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == pem.count
            let code = errno
            close(descriptor)
            guard isWritten else {
                unlink(path)
                throw Self.failure(path, code)
            }
        }

        deinit {
            guard isThere.load(ordering: .relaxed) else { return }
            let path = path
            // If there is no thread to remove it, the file stays; it is harmless.
            _ = BlockingThreads.shared.submit { unlink(path) }
        }

        /// Removes the file; idempotent.
        func remove() {
            if isThere.exchange(false, ordering: .relaxed) { unlink(path) }
        }

        private static func failure(_ path: String, _ code: Int32) -> GatewayServerError {
            let words = strerror(code).map { String(cString: $0) } ?? "error \(code)"
            return GatewayServerError(
                .file, "the certificate authority cannot be written to \(path): \(words)",
                remedy: "set TMPDIR to a folder that can be written to")
        }
    }
#endif
