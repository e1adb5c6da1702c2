import Glibc

/// A point in time on the clock of `ContinuousClock`.
///
/// What each request compares and keeps: `ContinuousClock.Instant` can be laid out anew by any release of Swift, so that every
/// copy and comparison of one is a call of the runtime.
package struct Moment: Comparable, Sendable {
    fileprivate let sinceBoot: Duration

    private init(sinceBoot: Duration) {
        self.sinceBoot = sinceBoot
    }

    /// The same point in time.
    package init(_ instant: ContinuousClock.Instant) {
        sinceBoot = instant - ContinuousClock().systemEpoch
    }

    /// As it is now. Time goes on while the machine sleeps.
    package static var now: Moment {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Moment(sinceBoot: .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec))
    }

    package static func < (one: Moment, other: Moment) -> Bool { one.sinceBoot < other.sinceBoot }

    package static func + (moment: Moment, duration: Duration) -> Moment {
        Moment(sinceBoot: moment.sinceBoot + duration)
    }

    package static func - (one: Moment, other: Moment) -> Duration { one.sinceBoot - other.sinceBoot }
}

extension ContinuousClock.Instant {
    /// The same point in time.
    package init(_ moment: Moment) {
        self = ContinuousClock().systemEpoch + moment.sinceBoot
    }
}
