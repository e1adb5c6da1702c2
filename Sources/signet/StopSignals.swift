import Glibc
import SignetCore

/// SIGTERM and SIGINT, as an event instead of a death.
///
/// A handler and a pipe, because a Dispatch source loses signals that arrive on a thread which does not block them.
enum StopSignals {
    /// Made before the handlers are, which may do no more than read it.
    private static let pipe: (read: Int32, write: Int32) = {
        var ends: [Int32] = [-1, -1]
        _ = Glibc.pipe(&ends)
        return (ends[0], ends[1])
    }()

    /// From its return on, neither of them ends the process.
    static func install() {
        _ = pipe
        for number in [SIGTERM, SIGINT] {
            signal(number) { _ in
                var byte: UInt8 = 1
                _ = write(StopSignals.pipe.write, &byte, 1)
            }
        }
    }

    /// Waits for the first of them.
    static func first() async throws(TransportError) {
        try await BlockingThreads.shared.run {
            var byte: UInt8 = 0
            while read(pipe.read, &byte, 1) < 0, errno == EINTR {}
        }
    }
}
