import Glibc
import Synchronization

/// A gate that threads wait at until it is opened, for good.
///
/// A pipe whose writing end is closed to open the gate: `poll` then returns for every thread, now and later.
final class RawGate: Sendable {
    /// Readable once the gate is open.
    let reading: Int32
    private let writing: Mutex<Int32?>

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        reading = ends[0]
        writing = Mutex(ends[1])
    }

    deinit {
        open()
        close(reading)
    }

    func open() {
        writing.withLock { writing in
            if let descriptor = writing { close(descriptor) }
            writing = nil
        }
    }

    func pass() {
        var waiting = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        while poll(&waiting, 1, -1) < 0, errno == EINTR {}
    }
}
