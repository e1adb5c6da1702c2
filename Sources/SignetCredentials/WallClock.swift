import Glibc
public import SignetSigV4

/// The date, as a parameter: signatures and expirations are judged by it, never by a clock of their own.
public struct WallClock: Sendable {
    private let read: @Sendable () -> Timestamp

    /// A clock that shows what `read` returns.
    public init(_ read: @escaping @Sendable () -> Timestamp) {
        self.read = read
    }

    /// The clock of the machine.
    public static let system = WallClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(secondsSince1970: Int64(time.tv_sec))
    }

    /// A clock that stands still, to repeat a signature of the past.
    public static func fixed(_ moment: Timestamp) -> WallClock {
        WallClock { moment }
    }

    /// The moment it shows.
    public var now: Timestamp { read() }
}
