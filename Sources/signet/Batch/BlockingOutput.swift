import Glibc
import Signet
import SignetCore

/// Writes to standard output without holding up what else runs.
enum BlockingOutput {
    /// Writes all of `bytes`.
    ///
    /// - Throws: ``TransportError/Kind/resourceExhausted`` when standard output takes no more.
    static func write(_ bytes: [UInt8]) async throws(TransportError) {
        let isWritten = try await BlockingThreads.shared.run { () -> Bool in
            bytes.withUnsafeBytes { buffer in
                var rest = buffer[...]
                while !rest.isEmpty {
                    let count = Glibc.write(
                        STDOUT_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { return false }
                    rest = rest.dropFirst(count)
                }
                return true
            }
        }
        guard isWritten else {
            throw TransportError(
                .resourceExhausted, during: nil, "the output cannot be written", requestMayHaveBeenSent: false)
        }
    }
}
