import Glibc

/// The requests of one task, and how long each of them takes.
///
/// One look at the clock a request, from the end of the one before: what is measured here costs a few microseconds, and shall
/// not be the measuring.
public struct Stopwatch: Sendable {
    private let requests: Int
    private var start: UInt64
    /// In nanoseconds.
    private(set) var latencies: [UInt64] = []

    init(requests: Int) {
        self.requests = requests
        latencies.reserveCapacity(requests)
        start = Self.now()
    }

    /// Whether requests are left to be made.
    public var goesOn: Bool { latencies.count < requests }

    /// A request is over.
    public mutating func lap() {
        let end = Self.now()
        latencies.append(end - start)
        start = end
    }

    private static func now() -> UInt64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
    }
}
