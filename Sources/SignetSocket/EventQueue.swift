import CSignetLinux
import Glibc

/// An epoll instance and the eventfd that wakes its waiter.
final class EventQueue: Sendable {
    private let queue: Int32
    private let wakeUp: Int32

    /// The token of the eventfd.
    private static let wakeUpToken = UInt64.max

    /// - Throws: `.system` when no descriptor is to be had.
    init() throws(StreamFailure) {
        queue = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard queue >= 0 else { throw .system(errno, call: "epoll_create1") }
        wakeUp = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard wakeUp >= 0, signet_epoll_add(queue, wakeUp, Self.wakeUpToken) == 0 else {
            let code = errno
            Glibc.close(queue)
            if wakeUp >= 0 { Glibc.close(wakeUp) }
            throw .system(code, call: "eventfd")
        }
    }

    deinit {
        Glibc.close(wakeUp)
        Glibc.close(queue)
    }

    func add(_ descriptor: Int32, token: UInt64) throws(StreamFailure) {
        guard signet_epoll_add(queue, descriptor, token) == 0 else { throw .system(errno, call: "epoll_ctl") }
    }

    func remove(_ descriptor: Int32) {
        _ = signet_epoll_remove(queue, descriptor)
    }

    /// Ends the present or next ``wait(upTo:_:)``; callable from any thread.
    func wake() {
        var one: UInt64 = 1
        _ = Glibc.write(wakeUp, &one, 8)
    }

    /// Waits for events, `timeout` at most or for ever; calls `ended`, and then `event` with the token and readiness of each.
    ///
    /// - Returns: Whether ``wake()`` was called, and everything that was ready by then has been told.
    func wait(upTo timeout: Duration?, ended: () -> Void, event: (UInt64, Readiness) -> Void) -> Bool {
        withUnsafeTemporaryAllocation(of: signet_epoll_events.self, capacity: 1) { buffer in
            guard let list = buffer.baseAddress else { return false }
            let count = signet_epoll_wait(queue, list, Self.milliseconds(timeout))
            ended()
            var wasWoken = false
            // EINTR is a wait that ended early; nothing else can fail here.
            for index in 0..<max(count, 0) {
                let token = signet_epoll_token(list, index)
                // Edge-triggered: the counter need not be read for the next write to wake.
                if token == Self.wakeUpToken {
                    wasWoken = true
                } else {
                    event(token, Readiness(signet_epoll_flags(list, index)))
                }
            }
            return wasWoken && count < signet_epoll_most
        }
    }

    /// Rounded up: a timer must not find itself early and spin.
    private static func milliseconds(_ timeout: Duration?) -> Int32 {
        guard let timeout else { return -1 }
        guard timeout > .zero else { return 0 }
        let (seconds, attoseconds) = timeout.components
        if seconds > 1_000_000 { return 1_000_000_000 }
        return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
